// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBalances} from "../../../contracts/lab/interfaces/IBalances.sol";
import {ITaskEscrow} from "../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskEscrow} from "../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../contracts/lab/types/Quote.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {Work} from "../../../contracts/lab/types/Work.sol";
import {EscrowScene} from "./support/lab/EscrowScene.sol";

/// @notice What the escrow refuses of those who are not asked, and of what does not fit; and what it takes without a spec.
contract LabRefusalsTest is EscrowScene {
    function test_nothingIsNoDeposit() external {
        refuses(abi.encodeWithSelector(IBalances.NothingToMove.selector, token));
        escrow.deposit(token, 0);
    }

    function test_noGameIsNotBound() external {
        TaskEscrow other = new TaskEscrow(escrow.verifier());
        refuses(abi.encodeWithSelector(ITaskEscrow.NotBound.selector));
        other.bind(address(0), pool);
    }

    function test_aSubmissionHasTheLayersOfItsSpec() external {
        TaskId id = funded();
        vm.startPrank(worker);
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongLayerCount.selector, 0, 1));
        escrow.submit(id, new bytes32[](0));
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongLayerCount.selector, 2, 1));
        escrow.submit(id, new bytes32[](2));
        vm.stopPrank();
        isIn(id, TaskState.Funded, "state");
    }

    function test_onlyThePayerAcceptsAndContests() external {
        TaskId id = submitted(arbitrated(Family.Acceptance));
        bytes memory refusal = abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, worker, PAYER);
        vm.startPrank(worker);
        refuses(refusal);
        escrow.accept(id);
        refuses(refusal);
        escrow.contest(id, "why");
        vm.stopPrank();
    }

    function test_aContestNeverShortensTheWindow() external {
        Quote memory offer = arbitrated(Family.Optimistic);
        offer.rulingWindow = 1 minutes;
        TaskId id = submitted(offer);
        uint40 until = escrow.taskOf(id).until;
        vm.prank(PAYER);
        escrow.contest(id, "why");
        equal(escrow.taskOf(id).until, until, "until");
    }

    function test_whereOnlyAcceptanceCountsTheSpecMayStayUnknown() external {
        Quote memory offer = quote();
        (offer.family, offer.feeShare) = (Family.Acceptance, 0);
        bytes memory signature = signatureOf(offer);
        vm.prank(PAYER);
        TaskId id = escrow.fund(offer, "", signature);
        equal(escrow.taskOf(id).layers, 0, "layers");
        equal(escrow.taskOf(id).macs, 0, "macs");
        vm.prank(worker);
        escrow.submit(id, new bytes32[](3)); // any number of layers
        isIn(id, TaskState.Submitted, "state");
    }

    function test_aSpecThatCannotBeReadIsNotFunded() external {
        Quote memory offer = quote();
        offer.specDigest = sha256(bytes.concat(hex"04", hex"00"));
        bytes memory signature = signatureOf(offer);
        refuses(abi.encodeWithSelector(Work.InvalidSpec.selector, 0));
        vm.prank(PAYER);
        escrow.fund(offer, hex"00", signature);
    }
}
