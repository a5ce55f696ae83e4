// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../../contracts/Registry.sol";
import {Head, Status} from "../../../../contracts/types/Entry.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../../contracts/types/Proposal.sol";
import {Seats} from "../../../../contracts/types/Seats.sol";
import {RegistryTest} from "./RegistryTest.sol";

/// @notice Drives a Registry by random calls of everybody, refused ones included, and writes down what must hold.
/// @dev The bookkeeping is independent of the contract: votes by account, not by seat.
contract Actors is RegistryTest {
    uint256 private constant KEYS = 3;
    uint8 private constant PEOPLE = 8;

    /// @dev What a person voted on a proposal: 0 nothing, 1 approve, 2 reject.
    mapping(uint256 proposal => mapping(address person => uint256)) public voteOf;
    /// @dev When that vote was cast, and when the person last left a seat.
    mapping(uint256 proposal => mapping(address person => uint256)) private _turn;
    mapping(address person => uint256) private _leftAt;
    mapping(address person => bool) private _seated;
    mapping(uint256 proposal => bool) private _executed;
    Proposal[] private _proposals;
    uint256 private _turns;

    /// @notice Broken promises, each counted where it would first show.
    uint256 public versionJumps;
    uint256 public unearnedRevisions;
    uint256 public executedTwice;
    uint256 public executedLate;
    uint256 public executedStale;
    uint256 public changedByOthers;

    /// @notice What the random calls reached, so that a run that tested nothing is seen.
    uint256 public revisions;
    uint256[KEYS] public revisionsOf;

    constructor() {
        registry = deployRegistry();
        for (uint8 i = 0; i < CURATORS; ++i) _seated[curator(i)] = true;
    }

    function target() external view returns (Registry) {
        return registry;
    }

    function keyOf(uint256 index) public pure returns (Key) {
        return Key.wrap(bytes32(bytes1(uint8(97 + (index % KEYS)))));
    }

    function proposeSomething(uint8 person, uint8 action, uint8 key, uint8 base, bytes32 digest) external {
        Head memory head = registry.head(Kind.Project, 0, keyOf(key));
        // Mostly the right base, so that proposals open; sometimes any.
        uint32 baseVersion = base < 200 ? head.version : base % 4;
        Action what = head.status == Status.None ? Action.Create : Action(1 + (action % 3));
        if (what == Action.Restore && head.status == Status.Active) what = Action.Update;
        if (head.status == Status.Retired && action < 200) what = Action.Restore;
        Rules memory rules = registry.rules(Kind.Project);
        address proposer = curator(person % PEOPLE);
        vm.prank(proposer);
        try registry.propose(what, Kind.Project, 0, keyOf(key), baseVersion, digest) {
            _proposals.push(
                Proposal({
                    action: what,
                    kind: Kind.Project,
                    period: 0,
                    key: keyOf(key),
                    baseVersion: baseVersion,
                    digest: digest,
                    proposer: proposer,
                    quorum: rules.quorum,
                    rejectionQuorum: rules.rejectionQuorum,
                    deadline: uint40(block.timestamp + rules.lifetime)
                })
            );
        } catch {}
    }

    function approveSomething(uint8 person, uint256 which) external {
        if (_proposals.length == 0) return;
        uint256 index = which % _proposals.length;
        Proposal memory proposal = _proposals[index];
        Head[3] memory before = _heads();
        address voter = curator(person % PEOPLE);
        vm.prank(voter);
        try registry.approve(proposal) {
            _record(index, voter, 1);
        } catch {}
        _judge(index, before);
    }

    function rejectSomething(uint8 person, uint256 which) external {
        if (_proposals.length == 0 || person % 4 != 0) return;
        uint256 index = which % _proposals.length;
        Proposal memory proposal = _proposals[index];
        Head[3] memory before = _heads();
        address voter = curator((person >> 2) % PEOPLE);
        vm.prank(voter);
        try registry.reject(proposal, "reason") {
            _record(index, voter, 2);
        } catch {}
        _unchanged(before);
    }

    function withdrawSomething(uint8 person, uint256 which) external {
        if (_proposals.length == 0 || person % 4 != 0) return;
        Proposal memory proposal = _proposals[which % _proposals.length];
        Head[3] memory before = _heads();
        vm.prank(curator((person >> 2) % PEOPLE));
        try registry.withdraw(proposal) {} catch {}
        _unchanged(before);
    }

    function changeSeats(uint8 index, uint8 person) external {
        Head[3] memory before = _heads();
        address holder = curator(person % PEOPLE);
        if (_seated[holder] && person < 100) {
            (, uint8 seat) = registry.seatOf(holder);
            registry.vacate(seat);
            _seated[holder] = false;
            _leftAt[holder] = ++_turns;
        } else {
            try registry.seat(index % Seats.MAX, holder) {
                _seated[holder] = true;
            } catch {}
        }
        _unchanged(before);
    }

    function changeRules(uint8 quorum, uint8 rejectionQuorum) external {
        Head[3] memory before = _heads();
        try registry.setRules(Kind.Project, rulesOf(1 + (quorum % 4), 1 + (rejectionQuorum % 4))) {} catch {}
        _unchanged(before);
    }

    function wait_(uint32 time) external {
        vm.warp(block.timestamp + (time % 12 days));
    }

    function _record(uint256 index, address voter, uint256 vote) private {
        // A person who left and came back votes from another seat: the newer vote is the one that counts.
        voteOf[index][voter] = vote;
        _turn[index][voter] = ++_turns;
    }

    /// @dev Approvals by people who hold a seat now and have held it since they voted, the proposer left out.
    function _earned(uint256 index) private view returns (uint256 votes) {
        for (uint8 i = 0; i < PEOPLE; ++i) {
            address person = curator(i);
            bool counts = _seated[person] && _turn[index][person] > _leftAt[person];
            if (counts && voteOf[index][person] == 1 && person != _proposals[index].proposer) ++votes;
        }
    }

    function _judge(uint256 index, Head[3] memory before) private {
        Head[3] memory heads = _heads();
        Proposal memory proposal = _proposals[index];
        for (uint256 i = 0; i < KEYS; ++i) {
            if (!_differ(heads[i], before[i])) continue;
            if (heads[i].version != before[i].version + 1) ++versionJumps;
            if (Key.unwrap(keyOf(i)) != Key.unwrap(proposal.key)) ++changedByOthers;
            if (before[i].version != proposal.baseVersion) ++executedStale;
            if (_executed[index]) ++executedTwice;
            if (block.timestamp > proposal.deadline) ++executedLate;
            if (_earned(index) < proposal.quorum) ++unearnedRevisions;
            (State state, , ) = registry.stateOf(proposal);
            if (state != State.Executed) ++unearnedRevisions;
            _executed[index] = true;
            ++revisionsOf[i];
            ++revisions;
        }
    }

    function _unchanged(Head[3] memory before) private {
        Head[3] memory heads = _heads();
        for (uint256 i = 0; i < KEYS; ++i) if (_differ(heads[i], before[i])) ++changedByOthers;
    }

    function _differ(Head memory a, Head memory b) private pure returns (bool) {
        return keccak256(abi.encode(a)) != keccak256(abi.encode(b));
    }

    function _heads() private view returns (Head[3] memory heads) {
        for (uint256 i = 0; i < KEYS; ++i) heads[i] = registry.head(Kind.Project, 0, keyOf(i));
    }
}
