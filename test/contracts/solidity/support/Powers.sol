// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Attestations} from "../../../../contracts/Attestations.sol";
import {Verdict} from "../../../../contracts/types/Attestation.sol";
import {Head} from "../../../../contracts/types/Entry.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules} from "../../../../contracts/types/Proposal.sol";
import {SeatSignature} from "../../../../contracts/types/Seats.sol";
import {People} from "./People.sol";
import {TypedData} from "./TypedData.sol";

/// @notice The admin, the guardian, an auditor and one curator try all that they can, each for itself and all together, while
/// no other curator votes. Accounts that the admin seats do not vote either: that would be another curator.
contract Powers is People {
    uint256 private constant LONE = 0;
    address private constant AUDITOR = address(0xA0D1);
    Attestations public attestations;
    Proposal[] private _proposals;
    bytes32 public before;

    /// @notice What was tried with success, so that a run that tested nothing is seen.
    uint256 public done;

    constructor() {
        attestations = new Attestations(address(manager), registry);
        bytes4[] memory attests = new bytes4[](1);
        attests[0] = attestations.attest.selector;
        manager.setTargetFunctionRole(address(attestations), attests, 2);
        manager.grantRole(2, AUDITOR, 0);
        Proposal memory first = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");
        registry.approveBySig(first, _signed(first, 1, 2));
        _proposals.push(propose(CONTRIBUTOR, Action.Update, Key.wrap("gensyn"), 1, "next"));
        _proposals.push(propose(CONTRIBUTOR, Action.Dispute, Key.wrap("gensyn"), 1, "evidence"));
        before = content();
    }

    /// @notice Digest, version, time and status of the entry. Its open disputes are no content.
    function content() public view returns (bytes32) {
        Head memory head = registry.head(Kind.Project, 0, Key.wrap("gensyn"));
        head.disputes = 0;
        return keccak256(abi.encode(head, registry.count(Kind.Project, 0)));
    }

    function propose_(uint8 by, uint8 action, bytes32 digest) external {
        address proposer = _role(by);
        Rules memory rules = registry.rules(Kind.Project);
        Proposal memory proposal = Proposal({
            action: Action(1 + (action % 4)),
            kind: Kind.Project,
            period: 0,
            key: Key.wrap("gensyn"),
            baseVersion: 1,
            digest: digest,
            proposer: proposer,
            quorum: rules.quorum,
            rejectionQuorum: rules.rejectionQuorum,
            deadline: uint40(block.timestamp + rules.lifetime),
            bond: rules.bond
        });
        vm.deal(proposer, 1 ether);
        vm.prank(proposer);
        try registry.propose{value: rules.bond}(proposal.action, Kind.Project, 0, proposal.key, 1, digest) {
            _proposals.push(proposal);
            ++done;
        } catch {}
    }

    function vote(uint8 by, uint256 which, bool against) external {
        Proposal memory proposal = _proposals[which % _proposals.length];
        vm.prank(_role(by));
        if (against)
            try registry.reject(proposal, "reason", true) {
                ++done;
            } catch {}
        else
            try registry.approve(proposal) {
                ++done;
            } catch {}
    }

    /// @dev One signature, the sender's agreement, and the same once more on every seat.
    function sign(uint8 by, uint256 which, uint8 seat) external {
        Proposal memory proposal = _proposals[which % _proposals.length];
        bytes memory own = approvalBy(LONE, proposal);
        SeatSignature[] memory list = new SeatSignature[](3);
        list[0] = SeatSignature({seat: 0, signature: own});
        list[1] = SeatSignature({seat: seat % 8, signature: own});
        list[2] = SeatSignature({seat: seat % 5, signature: ""});
        vm.prank(_role(by));
        try registry.approveBySig(proposal, list) {
            ++done;
        } catch {}
        proposal.bond = 0;
        proposal.proposer = personAt(7);
        bytes memory offer = signatureOf(7, TypedData.offerDigest(separator, proposal), false);
        vm.prank(_role(by));
        try registry.reviseBySig(proposal, offer, list) {
            ++done;
        } catch {}
    }

    /// @dev The rules stay above one vote: a quorum of one is the admin's choice that one curator is enough.
    function govern(uint8 by, uint8 what, uint8 index, address account) external {
        vm.startPrank(_role(by));
        if (what % 8 == 0)
            try registry.seat(index % 90, account) {
                ++done;
            } catch {}
        if (what % 8 == 1 && index % 5 != LONE)
            try registry.vacate(index % 5) {
                ++done;
            } catch {}
        if (what % 8 == 2)
            try registry.setTreasury(account) {
                ++done;
            } catch {}
        if (what % 8 == 3)
            try registry.announceSuccessor(address(attestations)) {
                ++done;
            } catch {}
        if (what % 8 == 4)
            try registry.pause() {
                ++done;
            } catch {}
        if (what % 8 == 5)
            try registry.unpause() {
                ++done;
            } catch {}
        if (what % 8 == 6)
            try registry.setRules(Kind.Project, rulesOf(2 + (index % 2), 1)) {
                ++done;
            } catch {}
        if (what % 8 == 7) {
            Key key = Key.wrap("gensyn");
            try attestations.attest(Kind.Project, 0, key, 1, Verdict(index % 3), "evidence") {
                ++done;
            } catch {}
        }
        vm.stopPrank();
    }

    /// @dev Any bytes at all, to either contract.
    function call(uint8 by, bool other, bytes calldata data) external {
        vm.prank(_role(by));
        (bool success, ) = (other ? address(attestations) : address(registry)).call(data);
        if (success) ++done;
    }

    function _role(uint8 by) private view returns (address) {
        if (by % 4 == 0) return address(this);
        if (by % 4 == 1) return GUARDIAN;
        return by % 4 == 2 ? AUDITOR : personAt(LONE);
    }

    function _signed(
        Proposal memory proposal,
        uint8 first,
        uint8 second
    ) private view returns (SeatSignature[] memory list) {
        list = new SeatSignature[](2);
        list[0] = SeatSignature({seat: first, signature: approvalBy(first, proposal)});
        list[1] = SeatSignature({seat: second, signature: approvalBy(second, proposal)});
    }
}
