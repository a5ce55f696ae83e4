// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Balances} from "./Balances.sol";
import {IBilinearVerifier} from "./interfaces/IBilinearVerifier.sol";
import {ITaskEscrow} from "./interfaces/ITaskEscrow.sol";
import {IWorkPool} from "./interfaces/IWorkPool.sol";
import {Spec} from "./lib/Spec.sol";
import {Quotes} from "./Quotes.sol";
import {Family, hasGames} from "./types/Family.sol";
import {Quote} from "./types/Quote.sol";
import {Contest, Task, TaskState} from "./types/Task.sol";
import {TaskId} from "./types/TaskId.sol";
import {Work} from "./types/Work.sol";

/// @title Holds price and bonds of a task until it is clear whose they are
/// @dev For local and test networks. Not audited. A task that ends only moves amounts between balances, so no recipient and no
/// token of a stranger can keep it from ending; the Lab's own token, pool and game are the only contracts that it calls there.
contract TaskEscrow is ITaskEscrow, Balances, Quotes {
    // solhint-disable immutable-vars-naming
    /// @notice Who may bind game and pool, once.
    address public immutable deployer;

    /// @notice Verifies results of the family Bilinear.
    IBilinearVerifier public immutable verifier;
    // solhint-enable immutable-vars-naming

    /// @notice The DisputeGame.
    address public game;

    /// @notice The WorkPool; its token is the one that fees are burned in.
    IWorkPool public pool;
    IERC20 private _labToken;

    mapping(TaskId => Task) private _tasks;

    constructor(IBilinearVerifier verifier_) {
        (deployer, verifier) = (msg.sender, verifier_);
    }

    /// @notice Names game and pool, which know the escrow from their construction. Only the deployer, once.
    /// @dev Errors: NotAllowed, AlreadyBound, NotBound for a zero address.
    function bind(address game_, IWorkPool pool_) external {
        if (msg.sender != deployer) revert NotAllowed(msg.sender, deployer);
        if (game != address(0)) revert AlreadyBound();
        if (game_ == address(0)) revert NotBound();
        (game, pool, _labToken) = (game_, pool_, pool_.token());
    }

    /// @inheritdoc ITaskEscrow
    function fund(
        Quote calldata quote,
        bytes calldata spec,
        bytes calldata signature
    ) external nonReentrant returns (TaskId id) {
        if (game == address(0)) revert NotBound();
        id = _redeem(quote, signature);
        _take(quote.token, quote.worker, quote.workerBond);
        Task storage task = _tasks[id];
        (task.layers, task.macs) = _workOf(quote, spec);
        (task.worker, task.payer, task.arbitrator) = (quote.worker, msg.sender, quote.arbitrator);
        (task.state, task.family, task.feeShare) = (TaskState.Funded, quote.family, quote.feeShare);
        (task.token, task.specDigest, task.inputRoot) = (quote.token, quote.specDigest, quote.inputRoot);
        (task.price, task.workerBond, task.challengeBond) = (quote.price, quote.workerBond, quote.challengeBond);
        task.until = uint40(block.timestamp + quote.submitWindow);
        task.challengeWindow = quote.challengeWindow;
        (task.turnSeconds, task.rulingWindow) = (quote.turnSeconds, quote.rulingWindow);
        emit Funded(id, quote.worker, msg.sender, quote, spec);
        _pull(quote.token, quote.price);
    }

    /// @inheritdoc ITaskEscrow
    function submit(TaskId id, bytes32[] calldata layerRoots) external {
        Task storage task = _require(id, TaskState.Funded);
        if (msg.sender != task.worker) revert NotAllowed(msg.sender, task.worker);
        _requireInTime(id, task);
        if (layerRoots.length == 0 || (task.layers != 0 && layerRoots.length != task.layers)) {
            revert WrongLayerCount(layerRoots.length, task.layers);
        }
        bytes32 trace = _traceOf(task, layerRoots);
        uint40 until = uint40(block.timestamp + task.challengeWindow);
        (task.state, task.traceDigest, task.until) = (TaskState.Submitted, trace, until);
        emit Submitted(id, msg.sender, trace, layerRoots, until);
    }

    /// @inheritdoc ITaskEscrow
    function accept(TaskId id) external nonReentrant {
        Task storage task = _require(id, TaskState.Submitted);
        if (msg.sender != task.payer) revert NotAllowed(msg.sender, task.payer);
        _requireNoGames(id, task);
        task.contest = Contest.None;
        _finish(id, task, task.proved);
    }

    /// @inheritdoc ITaskEscrow
    function contest(TaskId id, bytes32 reason) external {
        Task storage task = _require(id, TaskState.Submitted);
        if (msg.sender != task.payer) revert NotAllowed(msg.sender, task.payer);
        if (task.arbitrator == address(0) || task.contest != Contest.None) revert NoContest(id);
        _requireNoGames(id, task);
        _requireInTime(id, task);
        uint40 until = uint40(block.timestamp + task.rulingWindow);
        if (until < task.until) until = task.until;
        (task.contest, task.until) = (Contest.Open, until);
        emit Contested(id, reason, until);
    }

    /// @inheritdoc ITaskEscrow
    function rule(TaskId id, uint16 payerShare, bytes32 reason) external {
        Task storage task = _require(id, TaskState.Submitted);
        if (msg.sender != task.arbitrator) revert NotAllowed(msg.sender, task.arbitrator);
        if (task.contest != Contest.Open) revert NoContest(id);
        if (payerShare > WHOLE) revert ShareTooLarge(payerShare);
        _requireInTime(id, task);
        (task.contest, task.payerShare) = (Contest.Ruled, payerShare);
        emit Ruled(id, payerShare, reason);
    }

    /// @inheritdoc ITaskEscrow
    function settleByProof(
        TaskId id,
        bytes calldata spec,
        bytes32[] calldata layerRoots,
        bytes calldata data
    ) external nonReentrant {
        Task storage task = _require(id, TaskState.Submitted);
        if (task.family != Family.Bilinear || task.proved) revert NoProofNeeded(id);
        _requireInTime(id, task);
        _requireSpec(spec, task.specDigest);
        bytes32 trace = _traceOf(task, layerRoots);
        if (trace != task.traceDigest) revert WrongTrace(trace, task.traceDigest);
        if (!verifier.verify(spec, task.inputRoot, layerRoots, data)) revert ProofRefused(id);
        task.proved = true;
        emit Proved(id);
        // With an arbitrator the window stays open: what is computed rightly may still miss the criteria.
        if (task.arbitrator == address(0)) _finish(id, task, true);
    }

    /// @inheritdoc ITaskEscrow
    function settle(TaskId id) external nonReentrant {
        Task storage task = _tasks[id];
        TaskState state = task.state;
        if (state != TaskState.Funded && state != TaskState.Submitted) revert WrongState(id, state);
        _requireNoGames(id, task);
        if (block.timestamp <= task.until) revert TooEarly(id, task.until, block.timestamp);
        bool unproved = task.family == Family.Bilinear && !task.proved;
        if (state == TaskState.Funded || unproved) _refund(id, task);
        else _finish(id, task, task.family != Family.Acceptance);
    }

    /// @inheritdoc ITaskEscrow
    function gameOpened(TaskId id) external {
        if (msg.sender != game) revert NotAllowed(msg.sender, game);
        Task storage task = _require(id, TaskState.Submitted);
        if (!hasGames(task.family)) revert NoGames(id);
        _requireInTime(id, task);
        if (++task.openGames == 1) task.pausedAt = uint40(block.timestamp);
        emit Disputed(id, task.openGames);
    }

    /// @inheritdoc ITaskEscrow
    function gameEnded(TaskId id, bool workerLost, address challenger) external {
        if (msg.sender != game) revert NotAllowed(msg.sender, game);
        Task storage task = _tasks[id];
        if (task.openGames == 0) revert NoOpenGame(id);
        if (--task.openGames == 0) {
            // The window stands still while games are open: slots that a friend of the worker fills cost others no time.
            task.until += uint40(block.timestamp) - task.pausedAt;
            task.pausedAt = 0;
        }
        emit GameEnded(id, challenger, workerLost, task.openGames, task.until);
        if (workerLost && task.state == TaskState.Submitted) _slash(id, task, challenger);
    }

    /// @inheritdoc ITaskEscrow
    function disputable(
        TaskId id
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
        )
    {
        Task storage task = _tasks[id];
        open = task.state == TaskState.Submitted && hasGames(task.family) && _isInTime(task);
        (worker, specDigest, inputRoot) = (task.worker, task.specDigest, task.inputRoot);
        (traceDigest, token) = (task.traceDigest, task.token);
        (challengeBond, turnSeconds) = (task.challengeBond, task.turnSeconds);
    }

    /// @inheritdoc ITaskEscrow
    function taskOf(TaskId id) external view returns (Task memory) {
        return _tasks[id];
    }

    function _burn(IERC20 token, uint256 amount) internal override {
        owed[token] -= amount;
        ERC20Burnable(address(token)).burn(amount);
    }

    function _isLabToken(IERC20 token) internal view override returns (bool) {
        return address(token) == address(_labToken);
    }

    function _takesFees(Quote calldata quote) internal view override returns (bool) {
        return _isLabToken(quote.token);
    }

    /// @dev The worker has its bond back, and the price but for the arbitrator's share and, if it was verified, the fee.
    function _finish(TaskId id, Task storage task, bool verified) private {
        task.state = TaskState.Final;
        bool ruled = task.contest == Contest.Ruled;
        verified = verified && !ruled;
        (IERC20 token, uint256 price) = (task.token, task.price);
        uint256 returned = ruled ? (price * task.payerShare) / WHOLE : 0;
        uint256 burned = verified ? (price * task.feeShare) / WHOLE : 0;
        uint256 paid = price - returned - burned;
        balanceOf[token][task.worker] += paid + task.workerBond;
        if (returned != 0) balanceOf[token][task.payer] += returned;
        emit Settled(id, paid, returned, burned, verified);
        if (burned == 0) return;
        _burn(token, burned);
        pool.record(id, task.worker, burned, task.macs);
    }

    function _refund(TaskId id, Task storage task) private {
        task.state = TaskState.Refunded;
        balanceOf[task.token][task.payer] += uint256(task.price) + task.workerBond;
        emit Refunded(id, task.price, task.workerBond);
    }

    /// @dev Half of the bond is lost, so that a worker who has a friend find its own fraud still pays.
    function _slash(TaskId id, Task storage task, address challenger) private {
        task.state = TaskState.Slashed;
        IERC20 token = task.token;
        uint256 reward = task.workerBond / 2;
        uint256 lost = task.workerBond - reward;
        balanceOf[token][task.payer] += task.price;
        balanceOf[token][challenger] += reward;
        condemned[token] += lost;
        emit Slashed(id, challenger, reward, lost);
    }

    function _require(TaskId id, TaskState state) private view returns (Task storage task) {
        task = _tasks[id];
        if (task.state != state) revert WrongState(id, task.state);
    }

    function _requireInTime(TaskId id, Task storage task) private view {
        if (!_isInTime(task)) revert TooLate(id, task.until, block.timestamp);
    }

    function _isInTime(Task storage task) private view returns (bool) {
        return task.openGames != 0 || block.timestamp <= task.until;
    }

    function _requireNoGames(TaskId id, Task storage task) private view {
        if (task.openGames != 0) revert GamesOpen(id, task.openGames);
    }

    /// @dev A spec of a family that verifies says how many layers are submitted, and how much work they are.
    function _workOf(Quote calldata quote, bytes calldata spec) private pure returns (uint8 layers, uint64 macs) {
        if (quote.family == Family.Acceptance && spec.length == 0) return (0, 0);
        _requireSpec(spec, quote.specDigest);
        return Work.measure(spec);
    }

    function _requireSpec(bytes calldata spec, bytes32 digest) private pure {
        bytes32 given = Spec.digestOf(spec);
        if (given != digest) revert WrongSpec(given, digest);
    }

    function _traceOf(Task storage task, bytes32[] calldata layerRoots) private view returns (bytes32) {
        return Spec.traceOf(task.specDigest, task.inputRoot, layerRoots);
    }
}
