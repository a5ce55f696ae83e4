// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBalances} from "../../../contracts/lab/interfaces/IBalances.sol";
import {IQuotes} from "../../../contracts/lab/interfaces/IQuotes.sol";
import {ITaskEscrow} from "../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskEscrow} from "../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../contracts/lab/types/Quote.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {Work} from "../../../contracts/lab/types/Work.sol";
import {EscrowScene} from "./support/lab/EscrowScene.sol";

/// @notice Each state, each of its exits, to the second.
contract LabEscrowTest is EscrowScene {
    uint256 private constant FEE = 5 ether;

    function test_theTaskIsTheDigestThatTheWorkerSigns() external {
        Quote memory offer = quote();
        TaskId id = fund(offer);
        isTrue(TaskId.unwrap(id) == digestOf(offer, block.chainid, address(escrow)), "id");
        isTrue(TaskId.unwrap(escrow.taskIdOf(offer)) == TaskId.unwrap(id), "taskIdOf");
    }

    function test_fundingLocksPriceAndBondInOneTransaction() external {
        TaskId id = funded();
        isIn(id, TaskState.Funded, "state");
        has(worker, 1000 ether - BOND, "worker");
        equal(escrow.owed(token), 1000 ether + PRICE, "owed");
        equal(token.balanceOf(PAYER), 5000 ether - PRICE, "payer");
        equal(escrow.taskOf(id).macs, 64 * 64 * 64, "macs");
        equal(escrow.taskOf(id).layers, 1, "layers");
    }

    function test_anUnchallengedResultIsFinalAfterTheWindowAndItsFeeIsBurned() external {
        uint256 supply = token.totalSupply();
        TaskId id = submitted(quote());
        pass(2 hours + 1);
        vm.prank(OUTSIDER);
        escrow.settle(id);
        isIn(id, TaskState.Final, "state");
        has(worker, 1000 ether + PRICE - FEE, "worker");
        equal(token.totalSupply(), supply - FEE, "burned");
        equal(escrow.owed(token), 1000 ether + PRICE - FEE, "owed");
        equal(pool.rebateOf(id) > 0 ? 1 : 0, 1, "rebate");
    }

    function test_anAcceptedResultIsPaidAtOnceAndCountsAsUnverified() external {
        TaskId id = submitted(quote());
        vm.prank(PAYER);
        escrow.accept(id);
        has(worker, 1000 ether + PRICE, "worker");
        equal(pool.rebateOf(id), 0, "rebate");
    }

    function test_silenceOfThePayerPaysTheWorkerWhereOnlyAcceptanceCounts() external {
        Quote memory offer = quote();
        (offer.family, offer.feeShare) = (Family.Acceptance, 0);
        TaskId id = submitted(offer);
        pass(2 hours + 1);
        vm.expectEmit(address(escrow));
        emit ITaskEscrow.Settled(id, PRICE, 0, 0, false); // nothing was verified
        escrow.settle(id);
        has(worker, 1000 ether + PRICE, "worker");
        equal(pool.rebateOf(id), 0, "rebate");
    }

    function test_silenceOfTheWorkerGivesThePayerPriceAndBond() external {
        TaskId id = funded();
        pass(1 hours + 1);
        vm.prank(OUTSIDER);
        escrow.settle(id);
        isIn(id, TaskState.Refunded, "state");
        has(PAYER, PRICE + BOND, "payer");
        has(worker, 1000 ether - BOND, "worker");
    }

    function test_aLostGameGivesThePriceBackAndHalfTheBondToTheChallenger() external {
        TaskId id = submitted(quote());
        uint256 first = challenge(id, WATCHER);
        game.judge(first, true);
        isIn(id, TaskState.Slashed, "state");
        has(PAYER, PRICE, "payer");
        has(WATCHER, BOND / 2, "watcher");
        equal(escrow.condemned(token), BOND / 2, "condemned");
        uint256 supply = token.totalSupply();
        escrow.destroy(token);
        equal(token.totalSupply(), supply - BOND / 2, "destroyed");
        address[] memory people = new address[](3);
        (people[0], people[1], people[2]) = (worker, PAYER, WATCHER);
        isEmptyBut(people, token);
    }

    function test_theWindowStandsStillWhileGamesAreOpen() external {
        TaskId id = submitted(quote());
        uint40 until = escrow.taskOf(id).until;
        pass(2 hours); // the last second
        uint256 first = challenge(id, WATCHER);
        pass(5 minutes);
        uint256 second = challenge(id, OUTSIDER);
        refuses(abi.encodeWithSelector(ITaskEscrow.GamesOpen.selector, id, 2));
        escrow.settle(id);
        pass(4 minutes);
        game.judge(first, false);
        equal(escrow.taskOf(id).until, until, "one is still open");
        pass(1 minutes);
        game.judge(second, false);
        equal(escrow.taskOf(id).until, until + 10 minutes, "extended by the time that any was open, once");
        pass(1);
        escrow.settle(id);
        isIn(id, TaskState.Final, "state");
        has(worker, 1000 ether + PRICE - FEE, "worker");
        equal(game.bonds(worker), 2 * STAKE, "bonds of failed challenges");
    }

    function test_aProofSettlesAtOnce() external {
        Quote memory offer = quote();
        offer.family = Family.Bilinear;
        TaskId id = submitted(offer);
        refuses(abi.encodeWithSelector(ITaskEscrow.ProofRefused.selector, id));
        escrow.settleByProof(id, spec(), roots("output"), "");
        verifier.set(true);
        escrow.settleByProof(id, spec(), roots("output"), "");
        isIn(id, TaskState.Final, "state");
        has(worker, 1000 ether + PRICE - FEE, "worker");
    }

    function test_aProofIsOfTheSubmissionAndTheSpec() external {
        Quote memory offer = quote();
        offer.family = Family.Bilinear;
        TaskId id = submitted(offer);
        verifier.set(true);
        bytes32 digest = sha256(bytes.concat(hex"04", specOf(1, 1, 1)));
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongSpec.selector, digest, offer.specDigest));
        escrow.settleByProof(id, specOf(1, 1, 1), roots("output"), "");
        vm.expectPartialRevert(ITaskEscrow.WrongTrace.selector);
        escrow.settleByProof(id, spec(), roots("other"), "");
    }

    function test_whatHadToBeProvedAndWasNotIsRefunded() external {
        Quote memory offer = quote();
        offer.family = Family.Bilinear;
        TaskId id = submitted(offer);
        pass(2 hours + 1);
        verifier.set(true);
        vm.expectPartialRevert(ITaskEscrow.TooLate.selector);
        escrow.settleByProof(id, spec(), roots("output"), "");
        escrow.settle(id);
        isIn(id, TaskState.Refunded, "state");
        has(PAYER, PRICE + BOND, "payer");
    }

    function test_aProofLeavesTimeForTheCriteriaWhereThereIsAnArbitrator() external {
        TaskId id = submitted(arbitrated(Family.Bilinear));
        verifier.set(true);
        escrow.settleByProof(id, spec(), roots("output"), "");
        isIn(id, TaskState.Submitted, "state");
        vm.prank(PAYER);
        escrow.contest(id, "why");
        pass(3 hours + 1);
        escrow.settle(id);
        has(worker, 1000 ether + PRICE - FEE, "proved, and the arbitrator was silent");
    }

    function test_theArbitratorSplitsThePriceAndNothingElse() external {
        TaskId id = submitted(arbitrated(Family.Optimistic));
        vm.prank(PAYER);
        escrow.contest(id, "why");
        vm.prank(ARBITRATOR);
        escrow.rule(id, 4000, "because");
        pass(3 hours + 1);
        escrow.settle(id);
        has(PAYER, (PRICE * 4) / 10, "payer");
        has(worker, 1000 ether + (PRICE * 6) / 10, "worker: its bond whole, no fee");
        equal(pool.rebateOf(id), 0, "rebate");
    }

    function test_theArbitratorNeverOverridesTheReferee() external {
        TaskId id = submitted(arbitrated(Family.Optimistic));
        vm.prank(PAYER);
        escrow.contest(id, "why");
        vm.prank(ARBITRATOR);
        escrow.rule(id, 0, "all is well");
        uint256 first = challenge(id, WATCHER);
        game.judge(first, true);
        isIn(id, TaskState.Slashed, "state");
        has(PAYER, PRICE, "payer");
    }

    function test_silenceOfTheArbitratorEndsByTime() external {
        TaskId id = submitted(arbitrated(Family.Acceptance));
        pass(2 hours);
        vm.prank(PAYER);
        escrow.contest(id, "why");
        pass(3 hours);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooEarly.selector, id, block.timestamp, block.timestamp));
        escrow.settle(id);
        pass(1);
        escrow.settle(id);
        has(worker, 1000 ether + PRICE, "worker");
    }

    function test_acceptingTakesAContestBack() external {
        TaskId id = submitted(arbitrated(Family.Acceptance));
        vm.startPrank(PAYER);
        escrow.contest(id, "why");
        escrow.accept(id);
        vm.stopPrank();
        has(worker, 1000 ether + PRICE, "worker");
    }

    // Deadlines, each at the last second and the one after.

    function test_deadlineOfFunding() external {
        Quote memory offer = quote();
        offer.validUntil = uint40(block.timestamp + 10);
        bytes memory signature = signatureOf(offer);
        pass(11);
        refuses(abi.encodeWithSelector(IQuotes.QuoteExpired.selector, offer.validUntil, block.timestamp));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
        vm.warp(offer.validUntil);
        fund(offer);
    }

    function test_deadlineOfSubmitting() external {
        TaskId id = funded();
        uint40 until = escrow.taskOf(id).until;
        vm.warp(until);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooEarly.selector, id, until, until));
        escrow.settle(id);
        vm.warp(until + 1);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooLate.selector, id, until, until + 1));
        submit(id);
        vm.warp(until);
        submit(id);
    }

    function test_deadlineOfChallenging() external {
        TaskId id = submitted(quote());
        uint40 until = escrow.taskOf(id).until;
        vm.warp(until + 1);
        (bool open, , , , , , , ) = escrow.disputable(id);
        isTrue(!open, "closed");
        refuses(abi.encodeWithSelector(ITaskEscrow.TooLate.selector, id, until, until + 1));
        vm.prank(address(game));
        escrow.gameOpened(id);
        vm.warp(until);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooEarly.selector, id, until, until));
        escrow.settle(id);
        challenge(id, WATCHER);
    }

    function test_deadlineOfContestingAndRuling() external {
        TaskId id = submitted(arbitrated(Family.Acceptance));
        uint40 until = escrow.taskOf(id).until;
        vm.warp(until + 1);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooLate.selector, id, until, until + 1));
        vm.prank(PAYER);
        escrow.contest(id, "why");
        vm.warp(until);
        vm.prank(PAYER);
        escrow.contest(id, "why");
        until += 3 hours;
        vm.warp(until + 1);
        refuses(abi.encodeWithSelector(ITaskEscrow.TooLate.selector, id, until, until + 1));
        vm.prank(ARBITRATOR);
        escrow.rule(id, 1, "late");
        vm.warp(until);
        vm.prank(ARBITRATOR);
        escrow.rule(id, 1, "in time");
    }

    function test_refusesASpecThatIsNotQuotedOrNotValid() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        vm.expectPartialRevert(ITaskEscrow.WrongSpec.selector);
        vm.prank(PAYER);
        escrow.fund(offer, specOf(1, 1, 1), signature);
        bytes memory wrong = specOf(64, 64, 64);
        wrong[44] = 0x01; // rows of the output: 256 and not 64 would not follow from the input
        offer.specDigest = sha256(bytes.concat(hex"04", wrong));
        signature = signatureOf(offer);
        vm.expectPartialRevert(Work.InvalidSpec.selector);
        vm.prank(PAYER);
        escrow.fund(offer, wrong, signature);
    }

    function test_isBoundOnceByItsDeployer() external {
        refuses(abi.encodeWithSelector(ITaskEscrow.AlreadyBound.selector));
        escrow.bind(address(game), pool);
        TaskEscrow other = new TaskEscrow(escrow.verifier());
        refuses(abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, OUTSIDER, address(this)));
        vm.prank(OUTSIDER);
        other.bind(address(game), pool);
        Quote memory offer = quote();
        refuses(abi.encodeWithSelector(ITaskEscrow.NotBound.selector));
        other.fund(offer, spec(), "");
    }

    function test_depositsAreTheirOwners() external {
        refuses(abi.encodeWithSelector(IBalances.BalanceTooLow.selector, token, OUTSIDER, 1, 0));
        vm.prank(OUTSIDER);
        escrow.withdraw(token, 1, OUTSIDER);
        vm.prank(worker);
        escrow.withdraw(token, 1000 ether, OUTSIDER);
        equal(token.balanceOf(OUTSIDER), 6000 ether, "paid");
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        refuses(abi.encodeWithSelector(IBalances.BalanceTooLow.selector, token, worker, BOND, 0));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }
}
