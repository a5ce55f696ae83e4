// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Game, IDisputeGame, Turn} from "./interfaces/IDisputeGame.sol";
import {Entry, IReferee, Opening, Run, Verdict} from "./interfaces/IReferee.sol";
import {ITaskEscrow} from "./interfaces/ITaskEscrow.sol";
import {Spec, Tensor} from "./lib/Spec.sol";
import {Tree} from "./lib/Tree.sol";
import {TaskId} from "./types/TaskId.sol";

/// @title Challenges of submitted results
/// @notice For local and test networks. Not audited.
/// @dev The descent only makes rows known; what is wrong with them is always shown by paths to the committed roots. Hence a game
/// keeps one node, and a revealed one needs no storage: what hashes to the demanded node is unique.
contract DisputeGame is IDisputeGame, Multicall, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using Spec for bytes;

    /// @dev Levels that one answer reveals.
    uint256 private constant LEVELS = 4;
    uint256 private constant BIAS = 8;

    ITaskEscrow private immutable _ESCROW;
    IReferee private immutable _REFEREE;

    mapping(uint256 game => Game) private _games;
    mapping(IERC20 token => mapping(address account => uint256)) private _owed;

    /// @inheritdoc IDisputeGame
    mapping(TaskId task => uint256) public decidedBy;

    /// @inheritdoc IDisputeGame
    uint256 public games;

    /// @param escrow Where the tasks are; it takes its word about games from this contract.
    /// @param referee Who judges entries.
    constructor(ITaskEscrow escrow, IReferee referee) {
        _ESCROW = escrow;
        _REFEREE = referee;
    }

    /// @inheritdoc IDisputeGame
    function open(TaskId task) external nonReentrant returns (uint256 game) {
        (bool disputable, , , , , IERC20 token, uint256 bond, uint32 turnSeconds) = _ESCROW.disputable(task);
        if (!disputable) revert NotDisputable(task);
        game = ++games;
        Game storage opened = _games[game];
        opened.challenger = msg.sender;
        opened.deadline = uint40(block.timestamp + turnSeconds);
        opened.turn = Turn.Opened;
        opened.task = task;
        opened.openedAt = uint40(block.number);
        opened.turnSeconds = turnSeconds;
        opened.bond = uint128(bond);
        emit Opened(game, task, msg.sender, bond);

        _ESCROW.gameOpened(task);
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), bond);
        uint256 received = token.balanceOf(address(this)) - before;
        if (received != bond) revert WrongAmountReceived(token, bond, received);
    }

    /// @inheritdoc IDisputeGame
    function prove(uint256 game, Run calldata run, Entry calldata entry) external nonReentrant {
        _requireProvable(game, run);
        _win(game, _REFEREE.judge(run, entry));
    }

    /// @inheritdoc IDisputeGame
    function proveRow(
        uint256 game,
        Run calldata run,
        uint8 operand,
        uint16 index,
        Opening calldata opening
    ) external nonReentrant {
        _requireProvable(game, run);
        _win(game, _REFEREE.judgeRow(run, operand, index, opening));
    }

    /// @inheritdoc IDisputeGame
    function demand(uint256 game, Run calldata run, uint8 operand) external nonReentrant {
        Game storage demanded = _requireTurn(game, Turn.Opened);
        _requireChallenger(demanded);
        _requireRun(demanded.task, run);
        bytes calldata spec = run.spec;
        bool exists = spec.isReadable() && spec.layersOf() == run.layerRoots.length && spec.has(operand);
        if (!exists || (operand != 0 && operand < 128 && !spec.isWellFormed(operand))) revert NoSuchTensor(operand);

        Tensor memory tensor = spec.tensorOf(run.inputRoot, run.layerRoots, operand);
        demanded.node = tensor.root;
        demanded.height = uint8(Tree.depthOf(tensor.rows));
        demanded.rows = uint16(tensor.rows);
        demanded.width = uint16(tensor.weight ? tensor.cols + BIAS : tensor.cols);
        emit Demanded(game, operand, tensor.root, _pass(demanded, _workersTurn(demanded)));
    }

    /// @inheritdoc IDisputeGame
    function reveal(uint256 game, bytes32[] calldata nodes) external nonReentrant {
        Game storage asked = _requireTurn(game, Turn.Reveal);
        uint256 height = asked.height;
        uint256 levels = Math.min(height, LEVELS);
        if (nodes.length != 1 << levels) revert WrongCount(1 << levels, nodes.length);
        bytes32 root = Tree.fold(nodes);
        if (root != asked.node) revert WrongNode(asked.node, root);
        if (height == levels) _requireEmptyBeyond(asked, nodes);
        emit Revealed(game, nodes, _pass(asked, Turn.Pick));
    }

    /// @inheritdoc IDisputeGame
    function pick(uint256 game, uint256 place, bytes32 node, bytes32[] calldata siblings) external nonReentrant {
        Game storage asked = _requireTurn(game, Turn.Pick);
        _requireChallenger(asked);
        uint256 levels = Math.min(asked.height, LEVELS);
        if (siblings.length != levels) revert WrongCount(levels, siblings.length);
        bytes32 root = Tree.climb(node, place, siblings);
        if (root != asked.node || place >> levels != 0) revert WrongNode(asked.node, root);

        place += uint256(asked.place) << levels;
        uint256 height = asked.height - levels;
        if (height == 0 && place >= asked.rows) revert NoRow(place);
        asked.node = node;
        asked.place = uint16(place);
        asked.height = uint8(height);
        emit Picked(game, place, height, node, _pass(asked, _workersTurn(asked)));
    }

    /// @inheritdoc IDisputeGame
    function leaf(uint256 game, bytes calldata row) external nonReentrant {
        Game storage asked = _requireTurn(game, Turn.Leaf);
        bytes32 node = Tree.leafOf(row);
        if (node != asked.node) revert WrongNode(asked.node, node);
        emit LeafGiven(game, row, _pass(asked, Turn.Prove));
        // At once, and not by a proof: nobody could be asked to bring a row back that is as long as a worker likes.
        if (row.length != asked.width) _end(game, Turn.WorkerLost, Verdict.Malformed);
    }

    /// @inheritdoc IDisputeGame
    function warn(uint256 game) external nonReentrant {
        Game storage silent = _requireGoing(game);
        if (silent.warned) revert WrongWarning(game, true);
        if (block.timestamp <= silent.deadline) revert TurnNotOver(game, silent.deadline);
        silent.warned = true;
        silent.deadline = uint40(block.timestamp + silent.turnSeconds);
        emit Warned(game, silent.deadline);
    }

    /// @inheritdoc IDisputeGame
    function timeout(uint256 game) external nonReentrant {
        Game storage silent = _requireGoing(game);
        if (!silent.warned) revert WrongWarning(game, false);
        if (block.timestamp <= silent.deadline) revert TurnNotOver(game, silent.deadline);
        bool workers = silent.turn == Turn.Reveal || silent.turn == Turn.Leaf;
        _end(game, workers ? Turn.WorkerLost : Turn.ChallengerLost, Verdict.Honest);
    }

    /// @inheritdoc IDisputeGame
    function release(uint256 game) external nonReentrant {
        Turn turn = _games[game].turn;
        if (turn == Turn.None || turn >= Turn.WorkerLost || decidedBy[_games[game].task] == 0) revert NotMoot(game);
        _end(game, Turn.Moot, Verdict.Honest);
    }

    /// @inheritdoc IDisputeGame
    function withdraw(IERC20 token, address account) external nonReentrant {
        uint256 amount = _owed[token][account];
        if (amount == 0) revert NothingOwed(token, account);
        delete _owed[token][account];
        emit Withdrawn(token, account, amount);
        token.safeTransfer(account, amount);
    }

    /// @inheritdoc IDisputeGame
    function gameOf(uint256 game) external view returns (Game memory) {
        return _games[game];
    }

    /// @inheritdoc IDisputeGame
    function owedTo(IERC20 token, address account) external view returns (uint256) {
        return _owed[token][account];
    }

    /// @dev Gives the turn to the other side, with a new clock.
    function _pass(Game storage game, Turn turn) private returns (uint40 deadline) {
        deadline = uint40(block.timestamp + game.turnSeconds);
        game.turn = turn;
        game.deadline = deadline;
        game.warned = false;
    }

    function _win(uint256 game, Verdict verdict) private {
        if (verdict == Verdict.Honest) revert NotFraud(game);
        _end(game, Turn.WorkerLost, verdict);
    }

    /// @dev The bond goes to the worker if the challenger lost, and back otherwise.
    function _end(uint256 game, Turn how, Verdict verdict) private {
        Game storage ended = _games[game];
        TaskId task = ended.task;
        (, address worker, , , , IERC20 token, , ) = _ESCROW.disputable(task);
        ended.turn = how;
        if (how == Turn.WorkerLost) decidedBy[task] = game;
        address account = how == Turn.ChallengerLost ? worker : ended.challenger;
        _owed[token][account] += ended.bond;
        emit Ended(game, task, how, verdict);
        emit Credited(token, account, ended.bond);
        _ESCROW.gameEnded(task, how == Turn.WorkerLost, ended.challenger);
    }

    /// @dev A copier learns of a fraud from the proof, and a game that it opens then is too late for the same block.
    function _requireProvable(uint256 game, Run calldata run) private view {
        Game storage proved = _requireGoing(game);
        bool workers = proved.turn == Turn.Reveal || proved.turn == Turn.Leaf;
        if (!workers) _requireInTime(game, proved);
        if (block.number == proved.openedAt) revert SameBlock(game);
        _requireRun(proved.task, run);
    }

    function _requireTurn(uint256 game, Turn turn) private view returns (Game storage asked) {
        asked = _requireGoing(game);
        if (asked.turn != turn) revert NotNow(game, asked.turn);
        _requireInTime(game, asked);
    }

    /// @dev A game that has not ended, of a task that no other game has decided.
    function _requireGoing(uint256 game) private view returns (Game storage going) {
        going = _games[game];
        if (going.turn == Turn.None || going.turn >= Turn.WorkerLost) revert NotNow(game, going.turn);
        if (decidedBy[going.task] != 0) revert TaskDecided(going.task);
    }

    /// @dev Until somebody has warned and the second turn is over too, a late move is good.
    function _requireInTime(uint256 game, Game storage asked) private view {
        if (asked.warned && block.timestamp > asked.deadline) revert TurnOver(game, asked.deadline);
    }

    function _requireChallenger(Game storage game) private view {
        if (msg.sender != game.challenger) revert NotChallenger(msg.sender, game.challenger);
    }

    function _requireRun(TaskId task, Run calldata run) private view {
        (, , , , bytes32 expected, , , ) = _ESCROW.disputable(task);
        bytes32 actual = Spec.traceOf(run.spec.digestOf(), run.inputRoot, run.layerRoots);
        if (actual != expected) revert WrongRun(expected, actual);
    }

    /// @dev Where the tensor has no row any more, an answer is 32 zero bytes: a root that hides something there has none.
    function _requireEmptyBeyond(Game storage asked, bytes32[] calldata nodes) private view {
        uint256 first = uint256(asked.place) * nodes.length;
        for (uint256 k = 0; k < nodes.length; ++k) {
            if (first + k >= asked.rows && nodes[k] != 0) revert NotEmpty(first + k);
        }
    }

    function _workersTurn(Game storage game) private view returns (Turn) {
        return game.height == 0 ? Turn.Leaf : Turn.Reveal;
    }
}
