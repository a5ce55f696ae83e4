// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {TaskId} from "../types/TaskId.sol";
import {Entry, Opening, Run, Verdict} from "./IReferee.sol";

/// @notice Whose turn it is to do what, and how a game ended.
/// @dev Challenger's: Opened (demand or prove), Pick, Prove. Worker's: Reveal, Leaf. Ends: WorkerLost, ChallengerLost, Moot.
enum Turn {
    None,
    Opened,
    Reveal,
    Pick,
    Leaf,
    Prove,
    WorkerLost,
    ChallengerLost,
    Moot
}

/// @notice A game.
/// @param challenger Account that opened it: who is paid if the worker loses.
/// @param deadline Last second of the present turn.
/// @param turn Whose turn it is.
/// @param warned Whether the present turn had passed in silence and has been given once more.
/// @param height Levels below the demanded node.
/// @param openedAt Block in which it was opened; a proof has to come in a later one.
/// @param task The task that it is about.
/// @param node The demanded node of the tree of rows.
/// @param place Place of that node in its level.
/// @param rows Rows of the demanded tensor.
/// @param width Bytes of one of its rows.
/// @param turnSeconds Seconds of a turn.
/// @param bond What the challenger has at stake, in units of the task's token.
struct Game {
    address challenger;
    uint40 deadline;
    Turn turn;
    bool warned;
    uint8 height;
    TaskId task;
    bytes32 node;
    uint16 place;
    uint16 rows;
    uint16 width;
    uint40 openedAt;
    uint32 turnSeconds;
    uint128 bond;
}

/// @title Challenges of submitted results
/// @notice For local and test networks. Not audited.
/// Anybody opens a game against a bond, as many as they like: no game excludes another, so nobody can lose on purpose to keep others
/// out. A challenger who has the rows proves at once that an entry does not follow. One who does not has them demanded: the
/// worker reveals sixteen nodes below the demanded one, the challenger picks one that differs from what it computed, down to one
/// row. Whoever is silent for a turn, and for another after a warning, loses.
interface IDisputeGame {
    // Who reads these asks for one game; what a move holds is data.
    // solhint-disable gas-indexed-events

    /// @notice Emitted when `challenger` has opened a game.
    event Opened(uint256 indexed game, TaskId indexed task, address indexed challenger, uint256 bond);

    /// @notice Emitted when the worker has to reveal the rows of a tensor: 0 the input, n the output of layer n, 128 + w a weight.
    event Demanded(uint256 indexed game, uint8 operand, bytes32 root, uint40 deadline);

    /// @notice Emitted when the nodes below the demanded one are known.
    event Revealed(uint256 indexed game, bytes32[] nodes, uint40 deadline);

    /// @notice Emitted when the challenger has picked the node at `place` of the level that is `height` above the rows.
    event Picked(uint256 indexed game, uint256 place, uint256 height, bytes32 node, uint40 deadline);

    /// @notice Emitted when a demanded row is known; its path follows from what was revealed.
    event LeafGiven(uint256 indexed game, bytes row, uint40 deadline);

    /// @notice Emitted when a turn has passed in silence: it ends for good after `deadline`.
    event Warned(uint256 indexed game, uint40 deadline);

    /// @notice Emitted when a game has ended. `verdict` is Honest where it ended by the clock.
    event Ended(uint256 indexed game, TaskId indexed task, Turn indexed how, Verdict verdict);

    /// @notice Emitted when a bond was credited.
    event Credited(IERC20 indexed token, address indexed account, uint256 amount);

    /// @notice Emitted when a credit was paid out.
    event Withdrawn(IERC20 indexed token, address indexed account, uint256 amount);

    // solhint-enable gas-indexed-events

    /// @notice Opening a game about a task that cannot be disputed now.
    error NotDisputable(TaskId task);

    /// @notice A token that delivered `received` where `expected` were sent: it takes a fee.
    error WrongAmountReceived(IERC20 token, uint256 expected, uint256 received);

    /// @notice A move that belongs to another turn than `turn`.
    error NotNow(uint256 game, Turn turn);

    /// @notice A move of `account` that only the challenger makes.
    error NotChallenger(address account, address challenger);

    /// @notice A move after the last second of a turn that was given twice.
    error TurnOver(uint256 game, uint40 deadline);

    /// @notice Warning, or ending by the clock, while the turn lasts.
    error TurnNotOver(uint256 game, uint40 deadline);

    /// @notice Ending by the clock without a warning, or warning twice.
    error WrongWarning(uint256 game, bool warned);

    /// @notice A proof in the block in which its game was opened.
    error SameBlock(uint256 game);

    /// @notice Spec and roots that are not those of the submission.
    error WrongRun(bytes32 expected, bytes32 actual);

    /// @notice Demanding a tensor that the spec does not have, or whose layer is not well formed (which is to be proved instead).
    error NoSuchTensor(uint8 operand);

    /// @notice `actual` nodes or siblings where `expected` belong.
    error WrongCount(uint256 expected, uint256 actual);

    /// @notice Nodes, a pick or a row that hash to `actual`, and not to the demanded node.
    error WrongNode(bytes32 expected, bytes32 actual);

    /// @notice Revealing something at a place where the tensor has no row.
    error NotEmpty(uint256 place);

    /// @notice Picking a place where the tensor has no row.
    error NoRow(uint256 place);

    /// @notice A proof that shows nothing wrong.
    error NotFraud(uint256 game);

    /// @notice Releasing a bond of a game that still matters.
    error NotMoot(uint256 game);

    /// @notice A move in a game of a task that another game has decided.
    error TaskDecided(TaskId task);

    /// @notice Withdrawing where nothing is owed.
    error NothingOwed(IERC20 token, address account);

    /// @notice Opens a game. The sender has approved this contract for the challenge bond of the task.
    function open(TaskId task) external returns (uint256 game);

    /// @notice Ends a game by an entry that does not follow from its rows. Anybody, at any turn; the game's challenger is paid.
    function prove(uint256 game, Run calldata run, Entry calldata entry) external;

    /// @notice Ends a game by a row that is malformed. Anybody, at any turn; the game's challenger is paid.
    function proveRow(uint256 game, Run calldata run, uint8 operand, uint16 index, Opening calldata opening) external;

    /// @notice Has the worker reveal a tensor, for a challenger that does not have its rows.
    function demand(uint256 game, Run calldata run, uint8 operand) external;

    /// @notice Answers with the nodes below the demanded one: 16 of them, 4 levels down, or fewer where the rows come first.
    /// @dev Anybody may answer for the worker: what hashes to the node is the answer.
    function reveal(uint256 game, bytes32[] calldata nodes) external;

    /// @notice Picks one of the revealed nodes, by its place among them and the siblings that lead up to the demanded node.
    function pick(uint256 game, uint256 place, bytes32 node, bytes32[] calldata siblings) external;

    /// @notice Answers with the demanded row. A row of a wrong length decides the game against the worker.
    function leaf(uint256 game, bytes calldata row) external;

    /// @notice Says that the present turn has passed in silence, and gives it once more: time that passed while the chain stood still
    /// is not held against anybody. Anybody.
    function warn(uint256 game) external;

    /// @notice Ends a game against who was silent after a warning. Anybody.
    function timeout(uint256 game) external;

    /// @notice Gives the bond back of a game that another game has made moot. Anybody.
    function release(uint256 game) external;

    /// @notice Pays what is owed to `account`. Anybody may ask for it.
    function withdraw(IERC20 token, address account) external;

    /// @notice A game.
    function gameOf(uint256 game) external view returns (Game memory);

    /// @notice How many games were opened; they are numbered from 1.
    function games() external view returns (uint256);

    /// @notice Units of `token` that `account` may withdraw.
    function owedTo(IERC20 token, address account) external view returns (uint256);

    /// @notice The game that was won against the worker of a task; 0 for none.
    function decidedBy(TaskId task) external view returns (uint256);
}
