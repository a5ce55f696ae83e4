// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputeGame, Turn} from "../../../contracts/lab/interfaces/IDisputeGame.sol";
import {Entry, Run} from "../../../contracts/lab/interfaces/IReferee.sol";
import {ITaskEscrow} from "../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {GameTest, Faucet} from "./support/lab/GameTest.sol";
import {PlainToken, ReentrantToken, ShrinkingToken} from "./support/lab/OddTokens.sol";
import {Trees} from "./support/lab/Trees.sol";

contract LabGamesTest is GameTest {
    using Trees for bytes[];

    function setUp() public override {
        super.setUp();
        use(Faucet(address(new PlainToken())));
    }

    function test_AnEntryThatDoesNotFollowSlashesTheWorker() public {
        (TaskId task, uint256 id) = started(liar());
        holds(1, "a bond");
        game.prove(id, runOf(liar()), entryOf(liar(), 7, 2));
        isAt(id, Turn.WorkerLost, "end");
        isIn(task, TaskState.Slashed, "task");
        equal(game.decidedBy(task), id, "decided");
        equal(escrow.balanceOf(token, WATCHER), WORKER_BOND / 2, "reward");
        equal(game.owedTo(token, WATCHER), STAKE, "bond back");
        uint256 before = token.balanceOf(WATCHER);
        game.withdraw(token, WATCHER);
        equal(token.balanceOf(WATCHER), before + STAKE, "paid");
        holds(0, "nothing");
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NothingOwed.selector, token, WATCHER));
        game.withdraw(token, WATCHER);
    }

    function test_AnHonestEntryIsNoFraud() public {
        (, uint256 id) = started(liar());
        Run memory run = runOf(liar());
        Entry memory right = entryOf(liar(), 7, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotFraud.selector, id));
        game.prove(id, run, right);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotFraud.selector, id));
        game.proveRow(id, run, 1, 7, right.out);
    }

    function test_ARowThatIsNoneSlashesTheWorker() public {
        Claims memory claims = lyingAt(7, hex"3f7f07");
        (TaskId task, uint256 id) = started(claims);
        game.proveRow(id, runOf(claims), 1, 7, opening(claims.output, 7));
        isIn(task, TaskState.Slashed, "task");
    }

    function test_RowsOfAnotherRunProveNothing() public {
        (, uint256 id) = started(honest());
        Run memory other = runOf(liar());
        Entry memory wrong = entryOf(liar(), 7, 2);
        refuses(IDisputeGame.WrongRun.selector);
        game.prove(id, other, wrong);
        vm.prank(WATCHER);
        refuses(IDisputeGame.WrongRun.selector);
        game.demand(id, other, 1);
    }

    function test_AGameNeedsASubmissionAndAnOpenWindow() public {
        TaskId task = funded(honest().input.rootOf(), 7);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotDisputable.selector, task));
        game.open(task);
        bytes32[] memory roots = runOf(honest()).layerRoots;
        vm.prank(worker);
        escrow.submit(task, roots);
        pass(WINDOW);
        opened(task, WATCHER);
        silence(1);
        pass(1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotDisputable.selector, task));
        game.open(task);
    }

    /// @dev Copied proof: who learns of a fraud from a proof cannot open a game and use it in the same block.
    function test_ACopiedProofIsTooLateInItsBlock() public {
        (TaskId task, uint256 id) = started(liar());
        Run memory run = runOf(liar());
        Entry memory wrong = entryOf(liar(), 7, 2);
        vm.prank(FRIEND);
        uint256 copy = game.open(task);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.SameBlock.selector, copy));
        game.prove(copy, run, wrong);
        // A stranger who sends the watcher's own proof only pays its gas.
        vm.prank(FRIEND);
        game.prove(id, run, wrong);
        equal(escrow.balanceOf(token, WATCHER), WORKER_BOND / 2, "reward");
        vm.roll(block.number + 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.TaskDecided.selector, task));
        game.prove(copy, run, wrong);
    }

    function test_AMootGameGivesItsBondBack() public {
        (TaskId task, uint256 id) = started(liar());
        uint256 second = opened(task, FRIEND);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotMoot.selector, second));
        game.release(second);
        game.prove(id, runOf(liar()), entryOf(liar(), 7, 2));
        game.release(second);
        isAt(second, Turn.Moot, "moot");
        equal(game.owedTo(token, FRIEND), STAKE, "bond back");
        equal(escrow.taskOf(task).openGames, 0, "games");
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotMoot.selector, second));
        game.release(second);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotMoot.selector, 9));
        game.release(9);
    }

    /// @dev Self-challenge: the worker's friend opens a game and loses it, and keeps nobody out.
    function test_AFriendWhoLosesOnPurposeKeepsNobodyOut() public {
        TaskId task = submitted(liar());
        uint256 lost = opened(task, FRIEND);
        uint256 id = opened(task, WATCHER);
        silence(lost);
        isAt(lost, Turn.ChallengerLost, "friend");
        isIn(task, TaskState.Submitted, "task");
        game.prove(id, runOf(liar()), entryOf(liar(), 7, 2));
        isIn(task, TaskState.Slashed, "slashed");
        equal(game.owedTo(token, worker), STAKE, "the friend's bond");
        equal(game.owedTo(token, WATCHER), STAKE, "the watcher's bond");
    }

    /// @dev 100 bonds: each lost game pays the worker, and all together they delay the task by no more than the longest took.
    function test_AHundredBondsDelayByTheTimeOfOneGame() public {
        TaskId task = submitted(honest());
        uint40 until = escrow.taskOf(task).until;
        bytes[] memory warnings = new bytes[](100);
        bytes[] memory ends = new bytes[](100);
        for (uint256 k = 0; k < 100; ++k) {
            uint256 id = opened(task, WATCHER);
            warnings[k] = abi.encodeCall(game.warn, (id));
            ends[k] = abi.encodeCall(game.timeout, (id));
        }
        pass(TURN + 1);
        game.multicall(warnings);
        pass(TURN + 1);
        game.multicall(ends);
        equal(game.owedTo(token, worker), 100 * STAKE, "bonds");
        equal(escrow.taskOf(task).until, until + 2 * (TURN + 1), "delay");
        pass(WINDOW + 1);
        escrow.settle(task);
        isIn(task, TaskState.Final, "final");
        holds(0, "nothing");
    }

    /// @dev A proof that runs out of gas changes nothing: it is neither refused for good nor taken for one.
    function test_GasStarvationDecidesNothing() public {
        (, uint256 id) = started(liar());
        bytes memory wrong = abi.encodeCall(game.prove, (id, runOf(liar()), entryOf(liar(), 7, 2)));
        bytes memory right = abi.encodeCall(game.prove, (id, runOf(liar()), entryOf(liar(), 7, 1)));
        uint256 short;
        for (uint256 gas_ = 20_000; ; gas_ += 3_000) {
            // solhint-disable avoid-low-level-calls
            (bool done, ) = address(game).call{gas: gas_}(right);
            isTrue(!done, "honest");
            (done, ) = address(game).call{gas: gas_}(wrong);
            // solhint-enable avoid-low-level-calls
            if (done) break;
            ++short;
            isAt(id, Turn.Opened, "goes on");
        }
        isTrue(short > 20, "tried");
        isAt(id, Turn.WorkerLost, "end");
    }

    function test_ATokenThatDeliversLessOpensNoGame() public {
        ShrinkingToken shrinking = new ShrinkingToken();
        use(Faucet(address(shrinking)));
        TaskId task = submitted(honest());
        shrinking.shrink();
        vm.prank(WATCHER);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.WrongAmountReceived.selector, token, STAKE, STAKE / 2));
        game.open(task);
    }

    function test_ATokenThatCallsAgainGetsNowhere() public {
        ReentrantToken again = new ReentrantToken();
        use(Faucet(address(again)));
        TaskId task = submitted(honest());
        silence(opened(task, WATCHER));
        equal(game.owedTo(token, worker), STAKE, "owed");
        bytes[2] memory calls = [abi.encodeCall(game.open, (task)), abi.encodeCall(game.withdraw, (token, worker))];
        for (uint256 k = 0; k < 2; ++k) {
            again.aim(ITaskEscrow(address(game)), calls[k]);
            opened(task, WATCHER);
            equal(again.tries(), k + 1, "tried");
        }
        equal(again.successes(), 0, "nothing");
        equal(game.games(), 3, "games");
    }

    /// @dev Whatever entry is a lie, and whether its rows are at hand or have to be demanded, the liar loses.
    function testFuzz_AnyLieLoses(uint256 i, uint256 j, uint8 code, bool withheld) public {
        (i, j) = (i % ROWS, j % 3);
        bytes memory row = honest().output[i];
        vm.assume(row[j] != bytes1(code));
        row[j] = bytes1(code);
        Claims memory claims = lyingAt(i, row);
        (TaskId task, uint256 id) = started(claims);
        if (withheld) {
            descend(id, claims, i);
            game.leaf(id, row);
        }
        game.prove(id, runOf(claims), entryOf(claims, i, j));
        isIn(task, TaskState.Slashed, "task");
        equal(game.owedTo(token, WATCHER), STAKE, "bond");
        holds(0, "nothing");
    }

    /// @dev Whatever a challenger demands and picks, and wherever it stops, an honest worker that answers keeps everything.
    function testFuzz_AnHonestWorkerNeverLoses(uint256 index, uint256 i, uint256 j, uint8 moves) public {
        Claims memory claims = honest();
        (TaskId task, uint256 id) = started(claims);
        index %= 32;
        if (moves % 4 > 0) {
            demand(id, claims, 1);
            reveal(id, claims.output);
        }
        if (moves % 4 > 1) {
            pick(id, claims.output, index);
            reveal(id, claims.output);
        }
        if (moves % 4 > 2 && index < ROWS) {
            pick(id, claims.output, index);
            game.leaf(id, claims.output[index]);
        }
        Run memory run = runOf(claims);
        Entry memory entry = entryOf(claims, i % ROWS, j % 3);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotFraud.selector, id));
        game.prove(id, run, entry);
        silence(id);
        equal(game.owedTo(token, worker), STAKE, "the challenger's bond");
        pass(WINDOW + 1);
        escrow.settle(task);
        isIn(task, TaskState.Final, "final");
        equal(escrow.balanceOf(token, worker), 1000 ether + 100 ether, "bond and price");
    }
}
