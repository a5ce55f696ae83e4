// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Quote} from "../types/Quote.sol";
import {Task, TaskState} from "../types/Task.sol";
import {TaskId} from "../types/TaskId.sol";
import {IBalances} from "./IBalances.sol";
import {IQuotes} from "./IQuotes.sol";

/// @title What becomes of a task
/// @notice For local and test networks. Not audited.
/// Every state has an exit by time alone: `settle`, which anybody may call, and while games are open the clocks of the games.
interface ITaskEscrow is IBalances, IQuotes {
    /// @notice Emitted when a payer has funded a quote, which brings the whole of it and what is computed.
    event Funded(TaskId indexed task, address indexed worker, address indexed payer, Quote quote, bytes spec);

    /// @notice Emitted when the worker has committed to its result; it can be challenged until `until`.
    event Submitted(
        TaskId indexed task,
        address indexed worker,
        bytes32 traceDigest,
        bytes32[] layerRoots,
        uint40 until
    );

    /// @notice Emitted when the verifier has said true.
    event Proved(TaskId indexed task);

    /// @notice Emitted when a game has begun; `openGames` are open now.
    event Disputed(TaskId indexed task, uint16 openGames);

    /// @notice Emitted when a game has ended, with the time until which the task can be challenged.
    event GameEnded(TaskId indexed task, address indexed challenger, bool workerLost, uint16 openGames, uint40 until);

    /// @notice Emitted when the payer has asked the arbitrator, who may rule until `until`.
    event Contested(TaskId indexed task, bytes32 reason, uint40 until);

    /// @notice Emitted when the arbitrator has ruled that the payer gets back a share, in hundredths of a percent.
    event Ruled(TaskId indexed task, uint16 payerShare, bytes32 reason);

    /// @notice Emitted when the task has ended well: what the worker got, what went back, and what was burned.
    event Settled(TaskId indexed task, uint256 paid, uint256 returned, uint256 burned, bool verified);

    /// @notice Emitted when a game has shown that the result is wrong: what the challenger got, and what is lost.
    event Slashed(TaskId indexed task, address indexed challenger, uint256 reward, uint256 lost);

    /// @notice Emitted when the worker was silent: the payer has the price and the worker's bond.
    event Refunded(TaskId indexed task, uint256 price, uint256 bond);

    /// @notice Binding a second time.
    error AlreadyBound();

    /// @notice Funding before game and pool are bound.
    error NotBound();

    /// @notice A call by `account` that only `allowed` may make.
    error NotAllowed(address account, address allowed);

    /// @notice A task that is in `state`, where the call does not belong.
    error WrongState(TaskId task, TaskState state);

    /// @notice A call at `present`, after the last second `until`.
    error TooLate(TaskId task, uint40 until, uint256 present);

    /// @notice A call at `present`, where the last second of the other side is `until`.
    error TooEarly(TaskId task, uint40 until, uint256 present);

    /// @notice A call that has to wait until the open games have ended.
    error GamesOpen(TaskId task, uint16 openGames);

    /// @notice A game where the family has none.
    error NoGames(TaskId task);

    /// @notice Games that end where none is open.
    error NoOpenGame(TaskId task);

    /// @notice A spec that does not hash to the digest of the quote.
    error WrongSpec(bytes32 given, bytes32 quoted);

    /// @notice A submission of `given` layer roots where the spec has `expected` layers.
    error WrongLayerCount(uint256 given, uint256 expected);

    /// @notice Layer roots that are not those of the submission.
    error WrongTrace(bytes32 given, bytes32 submitted);

    /// @notice A proof where the family has none, or one was accepted already.
    error NoProofNeeded(TaskId task);

    /// @notice A proof that the verifier has found false.
    error ProofRefused(TaskId task);

    /// @notice A contest where the quote names no arbitrator, or after another one.
    error NoContest(TaskId task);

    /// @notice Locks the price, which the sender has approved, and the worker's bond, from the worker's balance.
    /// @dev Errors: those of IQuotes and of the balances, WrongSpec, NotBound.
    /// @param spec Encoding of the spec. A family that verifies needs it; for Acceptance it may be empty.
    function fund(Quote calldata quote, bytes calldata spec, bytes calldata signature) external returns (TaskId task);

    /// @notice Commits the worker to its result, by the roots of all layers. Only the worker.
    function submit(TaskId task, bytes32[] calldata layerRoots) external;

    /// @notice Ends the task in favour of the worker, unverified. Only the payer; not while games are open.
    function accept(TaskId task) external;

    /// @notice Asks the arbitrator about the acceptance criteria. Only the payer, once, within the challenge window.
    /// @param reason Digest of a document that says why.
    function contest(TaskId task, bytes32 reason) external;

    /// @notice Splits the price. Only the arbitrator, once, in time. Moves no bond, and holds only if no game is lost.
    /// @param payerShare Hundredths of a percent of the price that go back to the payer.
    /// @param reason Digest of a document that says why.
    function rule(TaskId task, uint16 payerShare, bytes32 reason) external;

    /// @notice Has the result verified on chain. Anybody; for the family Bilinear, within the challenge window.
    /// @param data What the verifier needs.
    function settleByProof(
        TaskId task,
        bytes calldata spec,
        bytes32[] calldata layerRoots,
        bytes calldata data
    ) external;

    /// @notice Moves a task on whose time is over. Anybody. Funded: refunded. Submitted: final, or refunded if it had to be proved.
    function settle(TaskId task) external;

    /// @notice What a game needs to know, and whether one may be opened now.
    function disputable(
        TaskId task
    )
        external
        view
        returns (
            bool open,
            address worker,
            bytes32 specDigest,
            bytes32 inputRoot,
            bytes32 traceDigest,
            IERC20 token,
            uint256 challengeBond,
            uint32 turnSeconds
        );

    /// @notice A game has begun. Only the DisputeGame.
    function gameOpened(TaskId task) external;

    /// @notice A game has ended. Only the DisputeGame, once for each that was opened; never refused because of the task's state.
    function gameEnded(TaskId task, bool workerLost, address challenger) external;

    /// @notice A task; its state is Unknown if there is none.
    function taskOf(TaskId task) external view returns (Task memory);
}
