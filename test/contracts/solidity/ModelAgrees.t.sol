// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head, Status} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../contracts/types/Proposal.sol";
import {toProposalId} from "../../../contracts/types/ProposalId.sol";
import {SeatSignature} from "../../../contracts/types/Seats.sol";
import {BondModel} from "../model/BondModel.sol";
import {DisputeModel} from "../model/DisputeModel.sol";
import {SeatModel} from "../model/SeatModel.sol";
import {VersionModel} from "../model/VersionModel.sol";
import {People} from "./support/People.sol";
import {TypedData} from "./support/TypedData.sol";

/// @notice The models of which promises are proved do what the Registry does, under the same random calls.
contract ModelAgreesTest is People {
    Key private constant KEY = Key.wrap("gensyn");
    BondModel private _bond;
    DisputeModel private _dispute;
    SeatModel private _seat;
    VersionModel private _version;
    Proposal private _proposal;
    bool private _open;

    function setUp() external {
        _bond = new BondModel();
        _dispute = new DisputeModel();
        _seat = new SeatModel(block.timestamp, uint160(personAt(0)));
        _version = new VersionModel();
    }

    function testFuzz_theModelsAgree(bytes32 seed) external {
        for (uint256 turn = 0; turn < 48; ++turn) {
            _step(keccak256(abi.encode(seed, turn)));
            _compare();
        }
    }

    function _step(bytes32 dice) private {
        uint8 what = uint8(dice[0]) % 16;
        uint8 roll = uint8(dice[1]);
        if (what < 4) _propose(roll, dice);
        else if (what < 8) _approve(what % 2);
        else if (what == 8) _reviseElsewhere(roll, dice);
        else if (what == 9) _withdraw();
        else if (what == 10) _vacate();
        else if (what == 11) _take(roll);
        else if (what == 12) _pass(roll % 4 == 0 ? 91 days : uint256(roll) * 1 hours);
        else if (what == 13) _pause(roll % 4 == 0);
        else if (what == 14) _collect();
        else _approve(2);
    }

    function _propose(uint8 roll, bytes32 digest) private {
        if (_open) return;
        Proposal memory next = _draft(CONTRIBUTOR, Action(roll % 5), digest, registry.rules(Kind.Project).bond);
        vm.deal(CONTRIBUTOR, 1 ether);
        vm.prank(CONTRIBUTOR);
        (bool done, ) = address(registry).call{value: next.bond}(
            abi.encodeCall(registry.propose, (next.action, Kind.Project, 0, KEY, next.baseVersion, digest))
        );
        VersionModel.Action action = VersionModel.Action(uint8(next.action));
        _same(done, abi.encodeCall(_version.propose, (action, next.baseVersion)), address(_version));
        if (!done) return;
        (_open, _proposal) = (true, next);
        _seat.propose(uint160(CONTRIBUTOR), registry.rules(Kind.Project).lifetime);
        _bond.propose(next.bond, next.bond);
        if (next.action == Action.Dispute) _dispute.raise();
    }

    /// @dev Seat 0 is the one of the model. What else may refuse a vote (a pause, a stale base) is not in that model.
    function _approve(uint8 index) private {
        address curator = index == 0 ? address(uint160(_seat.holder())) : personAt(index);
        if (!_open || curator == address(0)) return;
        vm.prank(curator);
        (bool done, ) = address(registry).call(abi.encodeCall(registry.approve, (_proposal)));
        if (!done) return;
        if (index == 0) _seat.approve();
        (State state, , ) = registry.stateOf(_proposal);
        if (state != State.Executed) return;
        if (index == 0) isTrue(_seat.counts(), "the vote that decided counts");
        _version.execute();
        _closed();
        if (_proposal.action != Action.Dispute) _dispute.revised();
    }

    function _withdraw() private {
        if (!_open) return;
        vm.prank(CONTRIBUTOR);
        registry.withdraw(_proposal);
        _version.end();
        _closed();
    }

    function _closed() private {
        _open = false;
        _seat.close();
        _bond.close();
        if (_proposal.action == Action.Dispute) _dispute.end();
    }

    function _reviseElsewhere(uint8 roll, bytes32 digest) private {
        Proposal memory other = _draft(personAt(5), Action(roll % 4), digest, 0);
        SeatSignature[] memory list = new SeatSignature[](2);
        list[0] = SeatSignature({seat: 2, signature: approvalBy(2, other)});
        list[1] = SeatSignature({seat: 3, signature: approvalBy(3, other)});
        bytes memory offer = signatureOf(5, TypedData.offerDigest(separator, other), false);
        (bool done, ) = address(registry).call(abi.encodeCall(registry.reviseBySig, (other, offer, list)));
        VersionModel.Action action = VersionModel.Action(uint8(other.action));
        _same(done, abi.encodeCall(_version.revisedElsewhere, (action)), address(_version));
        if (done) _dispute.revised();
    }

    function _vacate() private {
        (bool done, ) = address(registry).call(abi.encodeCall(registry.vacate, (0)));
        _same(done, abi.encodeCall(_seat.vacate, ()), address(_seat));
    }

    function _take(uint8 roll) private {
        address account = roll % 2 == 0 ? personAt(0) : personAt(6 + (roll % 2));
        (bool done, ) = address(registry).call(abi.encodeCall(registry.seat, (0, account)));
        _same(done, abi.encodeCall(_seat.seat, (uint160(account))), address(_seat));
    }

    function _pass(uint256 duration) private {
        vm.warp(block.timestamp + duration);
        _seat.pass(duration);
    }

    function _pause(bool to) private {
        if (to == registry.paused()) return;
        if (to) vm.prank(GUARDIAN);
        if (to) registry.pause();
        else registry.unpause();
        _version.setPaused(to);
    }

    function _collect() private {
        uint256 credit = registry.creditOf(CONTRIBUTOR);
        (bool done, ) = address(registry).call(abi.encodeCall(registry.collect, (CONTRIBUTOR)));
        _same(done, abi.encodeCall(_bond.collect, (credit)), address(_bond));
    }

    function _compare() private view {
        Head memory head = registry.head(Kind.Project, 0, KEY);
        equal(_version.version(), head.version, "version");
        equal(uint256(_version.status()), uint256(head.status), "status");
        equal(_dispute.disputes(), head.disputes, "disputes");
        equal(_bond.balance(), address(registry).balance, "balance");
        equal(_bond.credits(), registry.creditOf(CONTRIBUTOR), "credits");
        equal(_seat.holder() == 0 ? 0 : 1, registry.activeSeats() & 1, "seat");
        if (!_open) return;
        (, uint80 approvals, , ) = registry.ballot(toProposalId(_proposal));
        if (block.timestamp <= _proposal.deadline) {
            equal(_seat.counts() ? 1 : 0, approvals & registry.activeSeats() & 1, "the vote of the seat");
        }
        _dispute.check();
        _bond.check();
        _version.check();
    }

    /// @dev The model takes the call exactly if the Registry did.
    function _same(bool done, bytes memory call, address model) private {
        (bool taken, ) = model.call(call);
        isTrue(taken == done, "the model and the registry take the same calls");
    }

    function _draft(
        address proposer,
        Action action,
        bytes32 digest,
        uint96 bond
    ) private view returns (Proposal memory) {
        Rules memory rules = registry.rules(Kind.Project);
        return
            Proposal({
                action: action,
                kind: Kind.Project,
                period: 0,
                key: KEY,
                baseVersion: registry.head(Kind.Project, 0, KEY).version,
                digest: digest,
                proposer: proposer,
                quorum: rules.quorum,
                rejectionQuorum: rules.rejectionQuorum,
                deadline: uint40(block.timestamp + rules.lifetime),
                bond: bond
            });
    }
}
