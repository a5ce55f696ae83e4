// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../../contracts/Registry.sol";
import {Head, Status} from "../../../../contracts/types/Entry.sol";
import {EntryId, toEntryId} from "../../../../contracts/types/EntryId.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal} from "../../../../contracts/types/Proposal.sol";
import {People} from "./People.sol";
import {Vm} from "./TestBase.sol";

/// @notice Books that are kept beside a Registry: votes by person, bonds, disputes and heads as they ought to be.
/// @dev Nothing is taken from the contract but the answer whether a call succeeded, so an error there is not repeated here.
abstract contract Books is People {
    bytes32 private constant REVISED = keccak256(
        "Revised(bytes32,bytes32,uint32,bytes32,bytes32,uint8,address,uint80)"
    );
    uint256 internal constant ENTRIES = 3;
    uint8 internal constant APPROVE = 1;
    uint8 internal constant REJECT = 2;
    uint8 internal constant SPAM = 3;

    struct Item {
        Proposal proposal;
        uint256 entry;
        bool open;
        bool executed;
        bool paid;
    }

    Item[] internal items;
    bool[PEOPLE] internal seated;
    mapping(uint256 item => mapping(uint256 person => uint8)) private _vote;
    mapping(uint256 item => mapping(uint256 person => uint256)) private _turn;
    mapping(uint256 person => uint256) private _leftAt;
    uint256 private _turns;
    /// @dev Heads that the books moved in the present call.
    bool[ENTRIES] private _pending;
    Head[ENTRIES] internal expected;
    mapping(address account => uint256) public credits;
    uint256 public locked;

    /// @notice Broken promises, each counted where it would first show.
    uint256 public unearned;
    uint256 public withheld;
    uint256 public executedTwice;
    uint256 public judgedLate;
    uint256 public executedStale;
    uint256 public changedWhilePaused;
    uint256 public movedWhilePaused;
    uint256 public forged;
    uint256 public brokenChains;
    uint256 public disputesThatChange;
    uint256 public paidTwice;

    /// @notice What the random calls reached, so that a run that tested nothing is seen.
    uint256 public revisions;
    uint256 public upheld;
    uint256 public signedRevisions;
    uint256 public forfeits;
    uint256[ENTRIES] public revisionsOf;

    function entryAt(uint256 index) public pure returns (Kind kind, uint32 period, Key key) {
        if (index % ENTRIES == 2) return (Kind.Note, 202611, Key.wrap("a"));
        return (Kind.Project, 0, Key.wrap(index % ENTRIES == 0 ? bytes32("a") : bytes32("b-2")));
    }

    function headAt(uint256 index) public view returns (Head memory) {
        (Kind kind, uint32 period, Key key) = entryAt(index);
        return registry.head(kind, period, key);
    }

    function expectedAt(uint256 index) external view returns (Head memory) {
        return expected[index];
    }

    function target() external view returns (Registry) {
        return registry;
    }

    /// @dev Around every call: heads change as the books say and not otherwise, and not at all while paused.
    /// @param clears Whether the call may move bonds while the registry is paused.
    modifier watched(bool clears) {
        bool paused = registry.paused();
        uint256 balance = address(registry).balance;
        uint256 open = items.length;
        vm.recordLogs();
        _;
        bool changed;
        for (uint256 i = 0; i < ENTRIES; ++i) if (_compare(i)) changed = true;
        if (paused && (changed || items.length != open)) ++changedWhilePaused;
        if (paused && !clears && address(registry).balance != balance) ++movedWhilePaused;
    }

    /// @dev Whether the books or the contract moved the head of entry `i` in this call; differences are counted.
    function _compare(uint256 i) private returns (bool changed) {
        Head memory actual = headAt(i);
        Head memory books = expected[i];
        changed = _pending[i];
        delete _pending[i];
        if (keccak256(abi.encode(actual)) == keccak256(abi.encode(books))) return changed;
        if (changed) ++withheld;
        else ++unearned;
        expected[i] = actual; // so that one error is counted once
        return true;
    }

    function _opened(Proposal memory proposal, uint256 entry) internal {
        items.push(Item({proposal: proposal, entry: entry, open: true, executed: false, paid: false}));
        locked += proposal.bond;
        if (proposal.action == Action.Dispute) ++expected[entry].disputes;
    }

    function _recorded(uint256 item, uint256 person, uint8 vote) internal {
        Item storage it = items[item];
        if (!it.open || block.timestamp > it.proposal.deadline) ++judgedLate;
        if (!seated[person % PEOPLE] || hasVoted(item, person)) ++forged;
        _vote[item][person % PEOPLE] = vote;
        _turn[item][person % PEOPLE] = ++_turns;
    }

    /// @dev Somebody who left the council and came back has another seat there, and votes anew.
    function hasVoted(uint256 item, uint256 person) internal view returns (bool) {
        return _turn[item][person % PEOPLE] > _leftAt[person % PEOPLE];
    }

    function _left(uint256 person) internal {
        seated[person] = false;
        _leftAt[person] = ++_turns;
    }

    /// @dev Votes from `least` to `most` by people who have held a seat ever since, the proposer left out.
    function _earned(uint256 item, uint8 least, uint8 most) private view returns (uint256 votes) {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            uint8 vote = _vote[item][i];
            if (vote < least || vote > most || !seated[i] || !hasVoted(item, i)) continue;
            if (personAt(i) != items[item].proposal.proposer) ++votes;
        }
    }

    /// @dev After recorded approvals: the quorum carries the proposal out.
    /// @param logs The events of the call.
    function _approved(uint256 item, Vm.Log[] memory logs) internal returns (bool) {
        Item storage it = items[item];
        if (_earned(item, APPROVE, APPROVE) < it.proposal.quorum) return false;
        Head storage head = expected[it.entry];
        if (head.version != it.proposal.baseVersion) ++executedStale;
        if (it.executed) ++executedTwice;
        it.executed = true;
        _pending[it.entry] = true;
        if (it.proposal.action == Action.Dispute) {
            head.status = Status.Disputed;
            ++upheld;
            _noRevision(keccak256(abi.encode(it.proposal)), logs);
        } else {
            bytes32 parent = head.digest;
            head.digest = it.proposal.digest;
            ++head.version;
            head.approvedAt = uint40(block.timestamp);
            head.status = it.proposal.action == Action.Retire ? Status.Retired : Status.Active;
            head.disputes = 0;
            ++revisions;
            ++revisionsOf[it.entry];
            _chained(it.entry, parent, head, logs);
        }
        _closed(item, it.proposal.proposer);
        return true;
    }

    function _rejected(uint256 item) internal {
        uint256 against = _earned(item, REJECT, SPAM);
        Proposal memory proposal = items[item].proposal;
        if (against < proposal.rejectionQuorum) return;
        bool spam = _earned(item, SPAM, SPAM) == against;
        if (spam && proposal.bond > 0) ++forfeits;
        _closed(item, spam ? registry.treasury() : proposal.proposer);
    }

    function _closed(uint256 item, address bondTo) internal {
        Item storage it = items[item];
        if (it.paid) ++paidTwice;
        it.paid = true;
        it.open = false;
        locked -= it.proposal.bond;
        credits[bondTo] += it.proposal.bond;
        if (it.proposal.action != Action.Dispute) return;
        Head storage head = expected[it.entry];
        if (head.version == it.proposal.baseVersion) --head.disputes;
    }

    /// @dev The event of this call names the digest before, so that every approved digest is found from the head.
    function _chained(uint256 entry, bytes32 parent, Head memory head, Vm.Log[] memory logs) private {
        (Kind kind, uint32 period, Key key) = entryAt(entry);
        bytes32 id = EntryId.unwrap(toEntryId(kind, period, key));
        uint256 found;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != REVISED || logs[i].topics[1] != id) continue;
            (uint32 version, bytes32 digest, bytes32 before) = abi.decode(logs[i].data, (uint32, bytes32, bytes32));
            if (version == head.version && digest == head.digest && before == parent) ++found;
        }
        if (found != 1) ++brokenChains;
    }

    function _noRevision(bytes32 dispute, Vm.Log[] memory logs) private {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == REVISED && logs[i].topics[2] == dispute) ++disputesThatChange;
        }
    }
}
