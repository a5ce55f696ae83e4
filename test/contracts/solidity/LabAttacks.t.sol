// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBilinearVerifier} from "../../../contracts/lab/interfaces/IBilinearVerifier.sol";
import {IQuotes} from "../../../contracts/lab/interfaces/IQuotes.sol";
import {ITaskEscrow} from "../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskEscrow} from "../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../contracts/lab/types/Quote.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {EscrowScene} from "./support/lab/EscrowScene.sol";
import {SigningWallet} from "./support/lab/SigningWallet.sol";

/// @notice Attacks on the escrow by signature and by game, each by its name. Tokens: LabTokens.t.sol. Money for nothing: LabPool.t.sol.
contract LabAttacksTest is EscrowScene {
    function test_replayOnAnotherChain() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        vm.chainId(5);
        refusesSignature(offer, signature);
    }

    function test_replayOnAnotherEscrow() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        TaskEscrow other = new TaskEscrow(IBilinearVerifier(address(verifier)));
        other.bind(address(game), pool);
        refuses(abi.encodeWithSelector(IQuotes.InvalidQuoteSignature.selector, worker));
        vm.prank(PAYER);
        other.fund(offer, spec(), signature);
    }

    function test_replayOfTheSameQuote() external {
        Quote memory offer = quote();
        fund(offer);
        bytes memory signature = signatureOf(offer);
        refuses(abi.encodeWithSelector(IQuotes.NonceUsed.selector, worker, 7));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }

    function test_twoQuotesOfOneNumberExcludeEachOther() external {
        Quote memory offer = quote();
        fund(offer);
        offer.price = 1;
        bytes memory signature = signatureOf(offer);
        refuses(abi.encodeWithSelector(IQuotes.NonceUsed.selector, worker, 7));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }

    function test_aCancelledQuoteIsNotFunded() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        vm.prank(worker);
        escrow.cancel(7);
        refuses(abi.encodeWithSelector(IQuotes.NonceUsed.selector, worker, 7));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
        vm.prank(PAYER); // of another worker's numbers nothing is cancelled
        escrow.cancel(8);
        isTrue(!escrow.isNonceUsed(worker, 8), "8");
    }

    function test_anyChangedTermBreaksTheSignature() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        for (uint256 field = 0; field < 16; ++field) {
            Quote memory other = quote();
            if (field == 0) other.payer = address(0);
            if (field == 1) other.token = IERC20(address(1));
            if (field == 2) other.specDigest = "other";
            if (field == 3) other.inputRoot = "other";
            if (field == 4) other.family = Family.Sampling;
            if (field == 5) --other.price;
            if (field == 6) ++other.workerBond;
            if (field == 7) --other.challengeBond;
            if (field == 8) other.feeShare = 0;
            if (field == 9) ++other.submitWindow;
            if (field == 10) ++other.challengeWindow;
            if (field == 11) ++other.turnSeconds;
            if (field == 12) (other.arbitrator, other.rulingWindow) = (PAYER, 1);
            if (field == 13) ++other.validUntil;
            if (field == 14) ++other.nonce;
            if (field == 15) other.worker = WATCHER;
            if (field == 1) other.feeShare = 0;
            refuses(abi.encodeWithSelector(IQuotes.InvalidQuoteSignature.selector, other.worker));
            vm.prank(PAYER);
            escrow.fund(other, spec(), signature);
        }
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }

    function test_aQuoteForAnotherPayer() external {
        Quote memory offer = quote();
        bytes memory signature = signatureOf(offer);
        refuses(abi.encodeWithSelector(IQuotes.NotThePayer.selector, OUTSIDER, PAYER));
        vm.prank(OUTSIDER);
        escrow.fund(offer, spec(), signature);
    }

    function test_aContractWalletSignsByErc1271() external {
        SigningWallet wallet = new SigningWallet(worker);
        vm.prank(WATCHER);
        token.transfer(address(wallet), BOND);
        wallet.deposit(escrow, token, BOND);
        Quote memory offer = quote();
        offer.worker = address(wallet);
        bytes memory stranger = signed(0xBAD, digestOf(offer, block.chainid, address(escrow)));
        refusesSignature(offer, stranger);
        TaskId id = fund(offer);
        refuses(abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, worker, address(wallet)));
        submit(id);
        wallet.submit(escrow, id, roots("output"));
        isIn(id, TaskState.Submitted, "state");
    }

    function test_aCopiedSubmissionNeedsTheCopiersOwnTask() external {
        TaskId id = submitted(quote());
        bytes32[] memory copied = roots("output");
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongState.selector, id, TaskState.Submitted));
        vm.prank(OUTSIDER);
        escrow.submit(id, copied);
        Quote memory offer = quote();
        offer.nonce = 8;
        TaskId second = fund(offer);
        refuses(abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, OUTSIDER, worker));
        vm.prank(OUTSIDER);
        escrow.submit(second, copied);
    }

    function test_aSubmissionHoldsForItsSpecAndInput() external {
        TaskId id = submitted(quote());
        Quote memory offer = quote();
        (offer.nonce, offer.inputRoot) = (8, "another input");
        TaskId second = submitted(offer);
        isTrue(escrow.taskOf(id).traceDigest != escrow.taskOf(second).traceDigest, "the same roots, another trace");
    }

    function test_aResultIsNotReplacedOnceSubmitted() external {
        TaskId id = submitted(quote());
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongState.selector, id, TaskState.Submitted));
        vm.prank(worker);
        escrow.submit(id, roots("better"));
    }

    function test_aFriendWhoLosesOnPurposeKeepsNobodyOut() external {
        TaskId id = submitted(quote());
        for (uint256 i = 0; i < 5; ++i) challenge(id, OUTSIDER);
        uint256 honest = challenge(id, WATCHER);
        for (uint256 i = 0; i < 5; ++i) game.judge(i, false);
        isIn(id, TaskState.Submitted, "the honest game is open");
        refuses(abi.encodeWithSelector(ITaskEscrow.GamesOpen.selector, id, 1));
        vm.prank(PAYER);
        escrow.accept(id);
        game.judge(honest, true);
        isIn(id, TaskState.Slashed, "state");
        has(WATCHER, BOND / 2, "watcher");
    }

    function test_aFriendWhoFindsTheFraudStillPaysHalfTheBond() external {
        TaskId id = submitted(quote());
        game.judge(challenge(id, OUTSIDER), true);
        uint256 together = escrow.balanceOf(token, worker) + escrow.balanceOf(token, OUTSIDER);
        equal(together, 1000 ether - BOND / 2, "worker and friend");
    }

    function test_slashedOnceWhateverOtherGamesSay() external {
        TaskId id = submitted(quote());
        uint256 first = challenge(id, WATCHER);
        uint256 second = challenge(id, OUTSIDER);
        game.judge(first, true);
        game.judge(second, true);
        has(OUTSIDER, 0, "the second");
        has(PAYER, PRICE, "payer");
        refuses(abi.encodeWithSelector(ITaskEscrow.NoOpenGame.selector, id));
        vm.prank(address(game));
        escrow.gameEnded(id, true, OUTSIDER);
    }

    function test_onlyTheGameSpeaksForGames() external {
        TaskId id = submitted(quote());
        refuses(abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, OUTSIDER, address(game)));
        vm.prank(OUTSIDER);
        escrow.gameOpened(id);
        refuses(abi.encodeWithSelector(ITaskEscrow.NotAllowed.selector, OUTSIDER, address(game)));
        vm.prank(OUTSIDER);
        escrow.gameEnded(id, true, OUTSIDER);
    }

    function test_familiesWithoutGamesHaveNone() external {
        Quote memory offer = quote();
        (offer.family, offer.feeShare) = (Family.Acceptance, 0);
        TaskId id = submitted(offer);
        refuses(abi.encodeWithSelector(ITaskEscrow.NoGames.selector, id));
        vm.prank(address(game));
        escrow.gameOpened(id);
    }

    function test_bondsThatMakeWatchingIrrationalAreRefused() external {
        Quote memory offer = quote();
        offer.challengeBond = uint128(BOND / 2 + 1);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.BondsTooSmall.selector, BOND, BOND / 2 + 1));
        offer.challengeBond = 0;
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.BondsTooSmall.selector, BOND, 0));
    }

    function test_termsWithoutAnEndAreRefused() external {
        Quote memory offer = quote();
        offer.submitWindow = 0;
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.WindowOutOfRange.selector, 0, 30 days));
        (offer.submitWindow, offer.challengeWindow) = (1, 30 days + 1);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.WindowOutOfRange.selector, 30 days + 1, 30 days));
        (offer.challengeWindow, offer.turnSeconds) = (1, 1 days + 1);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.WindowOutOfRange.selector, 1 days + 1, 1 days));
        (offer.turnSeconds, offer.rulingWindow) = (1, 5);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.ArbitratorUnclear.selector, address(0), 5));
        (offer.arbitrator, offer.rulingWindow) = (ARBITRATOR, 0);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.ArbitratorUnclear.selector, ARBITRATOR, 0));
        offer.rulingWindow = 31 days;
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.WindowOutOfRange.selector, 31 days, 30 days));
    }

    function test_aFeeOfAnotherTokenOrOfWhatNobodyVerifiesIsRefused() external {
        Quote memory offer = quote();
        offer.family = Family.Acceptance;
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.NoFeeHere.selector, 500));
        (offer.family, offer.token) = (Family.Optimistic, IERC20(address(1)));
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.NoFeeHere.selector, 500));
        (offer.token, offer.feeShare) = (token, 10_001);
        refusesTerms(offer, abi.encodeWithSelector(IQuotes.ShareTooLarge.selector, 10_001));
    }

    function test_theArbitratorIsNotAskedTwiceNorUnasked() external {
        TaskId id = submitted(arbitrated(Family.Optimistic));
        refuses(abi.encodeWithSelector(ITaskEscrow.NoContest.selector, id));
        vm.prank(ARBITRATOR);
        escrow.rule(id, 10_000, "unasked");
        vm.prank(PAYER);
        escrow.contest(id, "why");
        refuses(abi.encodeWithSelector(IQuotes.ShareTooLarge.selector, 10_001));
        vm.prank(ARBITRATOR);
        escrow.rule(id, 10_001, "more than all");
        vm.prank(ARBITRATOR);
        escrow.rule(id, 10_000, "all");
        refuses(abi.encodeWithSelector(ITaskEscrow.NoContest.selector, id));
        vm.prank(PAYER);
        escrow.contest(id, "again");
        refuses(abi.encodeWithSelector(ITaskEscrow.NoContest.selector, id));
        vm.prank(ARBITRATOR);
        escrow.rule(id, 0, "again");
    }

    function test_anEndedTaskIsNotMovedAgain() external {
        TaskId id = submitted(quote());
        pass(2 hours + 1);
        escrow.settle(id);
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongState.selector, id, TaskState.Final));
        escrow.settle(id);
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongState.selector, id, TaskState.Final));
        vm.prank(PAYER);
        escrow.accept(id);
        (bool open, , , , , , , ) = escrow.disputable(id);
        isTrue(!open, "closed");
        refuses(abi.encodeWithSelector(ITaskEscrow.WrongState.selector, TaskId.wrap("no task"), TaskState.Unknown));
        escrow.settle(TaskId.wrap("no task"));
    }

    function refusesSignature(Quote memory offer, bytes memory signature) private {
        refuses(abi.encodeWithSelector(IQuotes.InvalidQuoteSignature.selector, offer.worker));
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }

    function refusesTerms(Quote memory offer, bytes memory reason) private {
        bytes memory signature = signatureOf(offer);
        refuses(reason);
        vm.prank(PAYER);
        escrow.fund(offer, spec(), signature);
    }
}
