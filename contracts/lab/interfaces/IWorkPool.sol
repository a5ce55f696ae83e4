// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LabToken} from "../LabToken.sol";
import {TaskId} from "../types/TaskId.sol";

/// @title A rebate for verified work
/// @notice For local and test networks. Not audited.
/// Fees of verified tasks are burned; what an epoch burned is shared among its tasks by verified work. A task never gets
/// more than its own fee, so who pays himself gains nothing, and no more is minted than was burned.
interface IWorkPool {
    /// @notice Emitted when a verified task has ended: its burned fee, its multiply-accumulates, and how many of them count.
    // solhint-disable-next-line gas-indexed-events
    event Worked(
        TaskId indexed task,
        address indexed worker,
        uint256 indexed epoch,
        uint256 fee,
        uint64 macs,
        uint256 counted
    );

    /// @notice Emitted when the rebate of a task was minted.
    // solhint-disable-next-line gas-indexed-events
    event Claimed(TaskId indexed task, address indexed worker, uint256 indexed epoch, uint256 amount);

    /// @notice A call by `account` that only the escrow may make.
    error NotTheEscrow(address account, address escrow);

    /// @notice Claiming at `present`, in an epoch that ends at `end`.
    error EpochOpen(uint256 epoch, uint256 end, uint256 present);

    /// @notice Claiming for a task that has no rebate, or had it.
    error NothingToClaim(TaskId task);

    /// @notice An epoch of no seconds, or a price of zero.
    error ZeroParameter();

    /// @notice A verified task has ended, and its fee was burned. Only the escrow.
    function record(TaskId task, address worker, uint256 fee, uint64 macs) external;

    /// @notice Mints the rebate of a task for its worker, once its epoch is over. Anybody.
    /// @return amount Units of the token.
    function claim(TaskId task) external returns (uint256 amount);

    /// @notice What `claim` would mint if the epoch were over now.
    function rebateOf(TaskId task) external view returns (uint256);

    /// @notice The epoch of the present second.
    function epochNow() external view returns (uint256);

    /// @notice Fees burned, multiply-accumulates that count, and units minted, in one epoch.
    function epochs(uint256 epoch) external view returns (uint256 burned, uint256 counted, uint256 minted);

    /// @notice The Lab's token.
    function token() external view returns (LabToken);
}
