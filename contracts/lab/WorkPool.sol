// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IWorkPool} from "./interfaces/IWorkPool.sol";
import {LabToken} from "./LabToken.sol";
import {TaskId} from "./types/TaskId.sol";

/// @title A rebate for verified work
/// @dev For local and test networks. Not audited. Two ceilings make free coin impossible: a task gets at most its own fee, and a
/// multiply-accumulate counts only when the fee has paid `unitsPerMac` for it, so zero matrices do not thin out others' shares.
contract WorkPool is IWorkPool {
    struct Epoch {
        uint256 burned;
        uint256 counted;
        uint256 minted;
    }

    struct Entry {
        address worker;
        uint96 epoch;
        uint256 fee;
        uint256 counted;
    }

    // solhint-disable immutable-vars-naming
    /// @inheritdoc IWorkPool
    LabToken public immutable token;

    /// @notice The TaskEscrow.
    address public immutable escrow;

    /// @notice Seconds of an epoch; epoch 0 began in 1970.
    uint256 public immutable epochSeconds;

    /// @notice Units of the token that a fee has to hold for each multiply-accumulate that counts.
    uint256 public immutable unitsPerMac;
    // solhint-enable immutable-vars-naming

    /// @inheritdoc IWorkPool
    mapping(uint256 epoch => Epoch) public epochs;
    mapping(TaskId => Entry) private _entries;

    constructor(address escrow_, uint256 epochSeconds_, uint256 unitsPerMac_) {
        if (epochSeconds_ == 0 || unitsPerMac_ == 0) revert ZeroParameter();
        token = new LabToken(address(this));
        (escrow, epochSeconds, unitsPerMac) = (escrow_, epochSeconds_, unitsPerMac_);
    }

    /// @inheritdoc IWorkPool
    function record(TaskId task, address worker, uint256 fee, uint64 macs) external {
        if (msg.sender != escrow) revert NotTheEscrow(msg.sender, escrow);
        uint256 epoch = epochNow();
        uint256 counted = Math.min(macs, fee / unitsPerMac);
        epochs[epoch].burned += fee;
        epochs[epoch].counted += counted;
        _entries[task] = Entry({worker: worker, epoch: uint96(epoch), fee: fee, counted: counted});
        emit Worked(task, worker, epoch, fee, macs, counted);
    }

    /// @inheritdoc IWorkPool
    function claim(TaskId task) external returns (uint256 amount) {
        Entry memory entry = _entries[task];
        uint256 end = (uint256(entry.epoch) + 1) * epochSeconds;
        if (entry.worker != address(0) && block.timestamp < end) revert EpochOpen(entry.epoch, end, block.timestamp);
        amount = rebateOf(task);
        if (amount == 0) revert NothingToClaim(task);
        delete _entries[task];
        epochs[entry.epoch].minted += amount;
        emit Claimed(task, entry.worker, entry.epoch, amount);
        token.mint(entry.worker, amount);
    }

    /// @inheritdoc IWorkPool
    function rebateOf(TaskId task) public view returns (uint256) {
        Entry storage entry = _entries[task];
        if (entry.counted == 0) return 0;
        Epoch storage epoch = epochs[entry.epoch];
        return Math.min(entry.fee, Math.mulDiv(epoch.burned, entry.counted, epoch.counted));
    }

    /// @inheritdoc IWorkPool
    function epochNow() public view returns (uint256) {
        return block.timestamp / epochSeconds;
    }
}
