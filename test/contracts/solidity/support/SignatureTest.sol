// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISignatures} from "../../../../contracts/interfaces/ISignatures.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../../contracts/types/Proposal.sol";
import {SeatSignature} from "../../../../contracts/types/Seats.sol";
import {People} from "./People.sol";
import {TypedData} from "./TypedData.sol";

/// @notice An open proposal, an offer that is only signed, and short ways to bring signatures. Seat n is held by person n.
abstract contract SignatureTest is People {
    uint8 internal constant PROPOSER = 6;
    Proposal internal open;
    Proposal internal offer;

    function setUp() external {
        open = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");
        Rules memory rules = registry.rules(Kind.Project);
        offer = Proposal({
            action: Action.Create,
            kind: Kind.Project,
            period: 0,
            key: Key.wrap("akash"),
            baseVersion: 0,
            digest: "digest",
            proposer: personAt(PROPOSER),
            quorum: rules.quorum,
            rejectionQuorum: rules.rejectionQuorum,
            deadline: uint40(block.timestamp + rules.lifetime),
            bond: 0
        });
    }

    function one(uint8 seat, bytes memory signature) internal pure returns (SeatSignature[] memory list) {
        list = new SeatSignature[](1);
        list[0] = SeatSignature({seat: seat, signature: signature});
    }

    function two(
        uint8 seat,
        bytes memory signature,
        uint8 other,
        bytes memory otherSignature
    ) internal pure returns (SeatSignature[] memory list) {
        list = new SeatSignature[](2);
        list[0] = SeatSignature({seat: seat, signature: signature});
        list[1] = SeatSignature({seat: other, signature: otherSignature});
    }

    /// @dev What a proposer signs for `proposal`.
    function offerBy(uint8 person, Proposal memory proposal) internal view returns (bytes memory) {
        return signatureOf(person, TypedData.offerDigest(separator, proposal), false);
    }

    /// @dev An approval by `person` for another domain.
    function approvalFor(uint8 person, bytes32 domain) internal view returns (bytes memory) {
        return signatureOf(person, TypedData.approvalDigest(domain, open), false);
    }

    /// @dev Bringing `signature` for `seat` is refused as not one of its curator, and nothing is counted.
    function refused(uint8 seat, bytes memory signature) internal {
        (bool has, address curator) = curatorOf(seat);
        isTrue(has, "somebody holds the seat");
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidSignature.selector, seat, curator));
        registry.approveBySig(open, one(seat, signature));
        counted(0);
    }

    function accepted(uint8 seat, bytes memory signature) internal {
        registry.approveBySig(open, one(seat, signature));
        counted(1);
    }

    function counted(uint256 expected) internal view {
        (State state, uint256 approvals, ) = registry.stateOf(open);
        isTrue(state == State.Open, "open");
        equal(approvals, expected, "approvals");
    }

    function curatorOf(uint8 seat) internal view returns (bool, address) {
        for (uint256 i = 0; i < registry.seats().length; ++i) {
            if (registry.seats()[i].index == seat) {
                return (registry.seats()[i].curator != address(0), registry.seats()[i].curator);
            }
        }
        return (false, address(0));
    }
}
