// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Game, IDisputeGame, Turn} from "../../../contracts/lab/interfaces/IDisputeGame.sol";
import {Entry, Run} from "../../../contracts/lab/interfaces/IReferee.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {GameTest, Faucet} from "./support/lab/GameTest.sol";
import {PlainToken} from "./support/lab/OddTokens.sol";
import {Trees} from "./support/lab/Trees.sol";

contract LabDescentTest is GameTest {
    using Trees for bytes[];

    function setUp() public override {
        super.setUp();
        use(Faucet(address(new PlainToken())));
    }

    function test_WithheldRowsAreRevealedDownToTheOneThatIsWrong() public {
        (TaskId task, uint256 id) = started(liar());
        descend(id, liar(), 7);
        isAt(id, Turn.Leaf, "leaf");
        game.leaf(id, WRONG);
        isAt(id, Turn.Prove, "prove");
        game.prove(id, runOf(liar()), entryOf(liar(), 7, 2));
        isIn(task, TaskState.Slashed, "task");
    }

    function test_ATensorOfOneRowIsDemandedAtOnce() public {
        Claims memory claims = liar();
        claims.whole[0] = new bytes(3 * ROWS); // not what the product, wrong as it is, gives
        (, uint256 id) = started(claims);
        demand(id, claims, 2);
        isAt(id, Turn.Leaf, "leaf");
        game.leaf(id, claims.whole[0]);
        Entry memory entry = entryOf(claims, 7, 2);
        (entry.layer, entry.row, entry.col) = (2, 0, 7 * 3);
        (entry.out, entry.a) = (opening(claims.whole, 0), opening(claims.output, 7));
        game.prove(id, runOf(claims), entry);
        isAt(id, Turn.WorkerLost, "end");
    }

    /// @dev A row of a million bytes could not be proved, so it ends the game where it is given; and who cannot give it is silent.
    function test_ARowOfAnotherLengthEndsTheGame() public {
        Claims memory claims = lyingAt(7, hex"3fbf");
        (TaskId task, uint256 id) = started(claims);
        descend(id, claims, 7);
        game.leaf(id, hex"3fbf");
        isIn(task, TaskState.Slashed, "task");
    }

    function test_InputAndWeightsAreDemandedTheSameWay() public {
        (, uint256 id) = started(honest());
        demand(id, honest(), 128);
        reveal(id, weights);
        pick(id, weights, 2);
        game.leaf(id, weights[2]);
        isAt(id, Turn.Prove, "weights");
        uint256 second = opened(game.gameOf(id).task, WATCHER);
        demand(second, honest(), 0);
        isAt(second, Turn.Reveal, "input");
        equal(game.gameOf(second).width, 4, "width");
    }

    function test_AGarbageRootHasNothingToReveal() public {
        Run memory run = runOf(honest());
        run.layerRoots[0] = keccak256("garbage");
        TaskId task = submitted(run, run.inputRoot);
        uint256 id = opened(task, WATCHER);
        vm.prank(WATCHER);
        game.demand(id, run, 1);
        bytes32[] memory nodes = honest().output.below(5, 0, 4);
        refuses(IDisputeGame.WrongNode.selector);
        game.reveal(id, nodes);
        silence(id);
        isIn(task, TaskState.Slashed, "task");
    }

    function test_ALeafBeyondTheRowsIsFraud() public {
        Claims memory claims = honest();
        bytes[] memory more = new bytes[](ROWS + 1);
        for (uint256 i = 0; i < ROWS; ++i) more[i] = claims.output[i];
        more[ROWS] = hex"000000";
        claims.output = more;
        (TaskId task, uint256 id) = started(claims);
        demand(id, claims, 1);
        reveal(id, claims.output);
        pick(id, claims.output, ROWS);
        bytes32[] memory nodes = claims.output.below(1, 10, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotEmpty.selector, ROWS));
        game.reveal(id, nodes);
        silence(id);
        isIn(task, TaskState.Slashed, "task");
    }

    function test_WhereNoRowIsNothingCanBePicked() public {
        Claims memory claims = honest();
        (, uint256 id) = started(claims);
        demand(id, claims, 1);
        reveal(id, claims.output);
        pick(id, claims.output, 30);
        reveal(id, claims.output);
        Game memory at = game.gameOf(id);
        bytes32[] memory siblings = claims.output.siblingsOf(0, 30, 1);
        equal(at.height, 1, "height");
        vm.prank(WATCHER);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NoRow.selector, 30));
        game.pick(id, 0, 0, siblings);
        silence(id);
        equal(game.owedTo(token, worker), STAKE, "the worker's");
    }

    function test_AnAnswerIsWhatHashesToTheNode() public {
        Claims memory claims = honest();
        (, uint256 id) = started(claims);
        demand(id, claims, 1);
        bytes32[] memory nodes = claims.output.below(5, 0, 3);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.WrongCount.selector, 16, 8));
        game.reveal(id, nodes);
        reveal(id, claims.output);
        bytes32 node = claims.output.levelOf(1)[3];
        bytes32[] memory siblings = claims.output.siblingsOf(1, 3, 4);
        bytes32[] memory few = claims.output.siblingsOf(1, 3, 3);
        vm.prank(FRIEND);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotChallenger.selector, FRIEND, WATCHER));
        game.pick(id, 3, node, siblings);
        vm.startPrank(WATCHER);
        refuses(IDisputeGame.WrongNode.selector);
        game.pick(id, 2, node, siblings);
        refuses(IDisputeGame.WrongNode.selector); // the same bits and one more
        game.pick(id, 19, node, siblings);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.WrongCount.selector, 4, 3));
        game.pick(id, 3, node, few);
        game.pick(id, 3, node, siblings);
        vm.stopPrank();
        reveal(id, claims.output);
        pick(id, claims.output, 7);
        refuses(IDisputeGame.WrongNode.selector);
        game.leaf(id, claims.output[6]);
    }

    function test_AMoveBelongsToItsTurn() public {
        Claims memory claims = liar();
        (, uint256 id) = started(claims);
        bytes32[] memory none = new bytes32[](0);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotNow.selector, id, Turn.Opened));
        game.reveal(id, none);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotNow.selector, id, Turn.Opened));
        game.leaf(id, "");
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotNow.selector, 9, Turn.None));
        game.warn(9);
        Run memory run = runOf(claims);
        vm.prank(FRIEND);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotChallenger.selector, FRIEND, WATCHER));
        game.demand(id, run, 1);
        vm.startPrank(WATCHER);
        for (uint256 operand = 3; operand < 256; operand += 126) {
            vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NoSuchTensor.selector, operand));
            game.demand(id, run, uint8(operand));
        }
        game.demand(id, run, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotNow.selector, id, Turn.Reveal));
        game.demand(id, run, 2);
        vm.stopPrank();
        game.prove(id, run, entryOf(claims, 7, 2));
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.NotNow.selector, id, Turn.WorkerLost));
        game.timeout(id);
    }

    /// @dev Stalls at each turn: plays so far, and then whoever is to move is silent.
    function stall(uint256 moves) private returns (TaskId task, uint256 id) {
        Claims memory claims = liar();
        (task, id) = started(claims);
        if (moves > 0) demand(id, claims, 1);
        for (uint256 k = 0; k < 2; ++k) {
            if (moves > 1 + 2 * k) reveal(id, claims.output);
            if (moves > 2 + 2 * k) pick(id, claims.output, 7);
        }
        if (moves > 5) game.leaf(id, WRONG);
        silence(id);
    }

    function test_WhoeverIsSilentAtAnyTurnLoses() public {
        uint256 start = block.timestamp;
        for (uint256 moves = 0; moves < 7; ++moves) {
            setUp();
            vm.warp(start + moves * 1 days);
            (TaskId task, uint256 id) = stall(moves);
            bool workers = moves == 1 || moves == 3 || moves == 5;
            isAt(id, workers ? Turn.WorkerLost : Turn.ChallengerLost, "end");
            isIn(task, workers ? TaskState.Slashed : TaskState.Submitted, "task");
            equal(game.owedTo(token, workers ? WATCHER : worker), STAKE, "bond");
            holds(0, "nothing");
        }
    }

    /// @dev Deadlines to the second: the last one is in time, and a warning gives the turn once more.
    function test_TurnsEndToTheSecond() public {
        (, uint256 id) = started(liar());
        uint40 deadline = game.gameOf(id).deadline;
        equal(deadline, block.timestamp + TURN, "deadline");
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.WrongWarning.selector, id, false));
        game.timeout(id);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.TurnNotOver.selector, id, deadline));
        game.warn(id);
        vm.warp(deadline + 1);
        game.warn(id);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.WrongWarning.selector, id, true));
        game.warn(id);
        deadline = game.gameOf(id).deadline;
        equal(deadline, block.timestamp + TURN, "second");
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.TurnNotOver.selector, id, deadline));
        game.timeout(id);
        demand(id, liar(), 1);
        isTrue(!game.gameOf(id).warned, "a new turn");

        // The worker is late, but nobody has warned it: the answer is good.
        pass(2 * TURN);
        reveal(id, liar().output);
        pass(TURN + 1);
        game.warn(id);
        pass(TURN + 1);
        Run memory run = runOf(liar());
        Entry memory wrong = entryOf(liar(), 7, 2);
        deadline = game.gameOf(id).deadline;
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.TurnOver.selector, id, deadline));
        game.prove(id, run, wrong);
        bytes32[] memory none = new bytes32[](0);
        vm.prank(WATCHER);
        vm.expectRevert(abi.encodeWithSelector(IDisputeGame.TurnOver.selector, id, deadline));
        game.pick(id, 0, 0, none);
    }

    /// @dev While the worker stays silent, the challenger may prove as long as nobody ends the game.
    function test_AProofIsGoodWhileTheWorkerIsLate() public {
        (TaskId task, uint256 id) = started(liar());
        demand(id, liar(), 1);
        pass(TURN + 1);
        game.warn(id);
        pass(TURN + 1);
        game.prove(id, runOf(liar()), entryOf(liar(), 7, 2));
        isIn(task, TaskState.Slashed, "task");
    }
}
