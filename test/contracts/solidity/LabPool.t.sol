// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IWorkPool} from "../../../contracts/lab/interfaces/IWorkPool.sol";
import {Quote} from "../../../contracts/lab/types/Quote.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {WorkPool} from "../../../contracts/lab/WorkPool.sol";
import {EscrowScene} from "./support/lab/EscrowScene.sol";

/// @notice What burned fees give back, and that nobody gains by paying himself.
contract LabPoolTest is EscrowScene {
    uint256 private constant FEE = 5 ether;

    function test_aLoneTaskHasItsFeeBackAfterTheEpoch() external {
        TaskId id = done(1, 500);
        vm.warp(endOfEpoch());
        uint256 before = token.balanceOf(worker);
        equal(pool.claim(id), FEE, "rebate");
        equal(token.balanceOf(worker), before + FEE, "minted for the worker");
        refuses(abi.encodeWithSelector(IWorkPool.NothingToClaim.selector, id));
        pool.claim(id);
    }

    function test_epochEdge() external {
        TaskId id = done(1, 500);
        uint256 epoch = pool.epochNow();
        uint256 end = endOfEpoch();
        vm.warp(end - 1);
        refuses(abi.encodeWithSelector(IWorkPool.EpochOpen.selector, epoch, end, end - 1));
        pool.claim(id);
        TaskId last = done(2, 500, end - 1);
        TaskId next = done(3, 500, end);
        equal(pool.rebateOf(last), FEE, "still of the epoch");
        pool.claim(id);
        pool.claim(last);
        refuses(abi.encodeWithSelector(IWorkPool.EpochOpen.selector, epoch + 1, end + EPOCH, end));
        pool.claim(next);
        (uint256 burned, , uint256 minted) = pool.epochs(epoch);
        equal(minted, burned, "an epoch gives no more than it burned");
    }

    function test_aShareIsByVerifiedWorkAndNeverAboveTheOwnFee() external {
        TaskId small = done(1, 100); // fee 1
        TaskId large = done(2, 900); // fee 9
        uint256 macs = 64 * 64 * 64;
        (uint256 burned, uint256 counted, ) = pool.epochs(pool.epochNow());
        equal(burned, 10 ether, "burned");
        equal(counted, 2 * macs, "counted: both paid for all of their work");
        equal(pool.rebateOf(small), 1 ether, "its share would be 5, its fee is 1");
        equal(pool.rebateOf(large), 5 ether, "half of the work");
    }

    function test_workThatNoFeePaidForDoesNotCount() external {
        Quote memory offer = quote();
        (offer.nonce, offer.price) = (1, 100 * 20 * uint128(UNITS_PER_MAC)); // a fee for 100 of 262,144
        TaskId id = submitted(offer);
        pass(2 hours + 1);
        escrow.settle(id);
        (, uint256 counted, ) = pool.epochs(pool.epochNow());
        equal(counted, 100, "counted");
    }

    /// @notice Payer and worker are one, the matrices are zero and cost nothing: what is got by it, to the unit.
    function test_selfDealingWithZeroMatricesGainsNothing(uint16 share, uint8 tasks, uint128 price) external {
        share = uint16(share % 10_001);
        tasks = 1 + (tasks % 4);
        price = price % uint128(200 ether);
        TaskId stranger = done(100, 500);
        uint256 before = token.balanceOf(worker) + escrow.balanceOf(token, worker) + token.balanceOf(PAYER);
        TaskId[] memory ids = new TaskId[](tasks);
        for (uint256 i = 0; i < tasks; ++i) {
            Quote memory offer = quote();
            (offer.nonce, offer.price, offer.feeShare) = (i, price, share);
            ids[i] = submitted(offer);
            pass(2 hours + 1);
            escrow.settle(ids[i]);
        }
        vm.warp(endOfEpoch());
        for (uint256 i = 0; i < tasks; ++i) if (pool.rebateOf(ids[i]) != 0) pool.claim(ids[i]);
        uint256 after_ = token.balanceOf(worker) + escrow.balanceOf(token, worker) + token.balanceOf(PAYER);
        isTrue(after_ <= before, "a profit from nothing");
        isTrue(pool.rebateOf(stranger) <= FEE, "stranger");
    }

    function test_zeroMatricesTakeFromOthersAtMostByPayingForIt() external {
        TaskId honest = done(1, 500);
        Quote memory offer = quote();
        (offer.nonce, offer.price) = (2, 20); // a fee of one unit
        TaskId cheap = submitted(offer);
        pass(2 hours + 1);
        escrow.settle(cheap);
        equal(pool.rebateOf(cheap), 0, "nothing for what paid nothing");
        equal(pool.rebateOf(honest), FEE, "and nothing taken");
    }

    function test_onlyTheEscrowRecords() external {
        refuses(abi.encodeWithSelector(IWorkPool.NotTheEscrow.selector, OUTSIDER, escrow));
        vm.prank(OUTSIDER);
        pool.record(TaskId.wrap("task"), OUTSIDER, 1, 1);
        refuses(abi.encodeWithSelector(IWorkPool.ZeroParameter.selector));
        new WorkPool(address(escrow), 0, 1);
        refuses(abi.encodeWithSelector(IWorkPool.NothingToClaim.selector, TaskId.wrap("task")));
        pool.claim(TaskId.wrap("task"));
    }

    function endOfEpoch() private view returns (uint256) {
        return (pool.epochNow() + 1) * EPOCH;
    }

    function done(uint256 nonce, uint16 share) private returns (TaskId) {
        return done(nonce, share, 0);
    }

    /// @dev A task that is settled at `end`, or once its window is over.
    function done(uint256 nonce, uint16 share, uint256 end) private returns (TaskId id) {
        Quote memory offer = quote();
        (offer.nonce, offer.feeShare) = (nonce, share);
        if (end != 0) vm.warp(end - 2 hours - 1);
        id = submitted(offer);
        pass(2 hours + 1);
        escrow.settle(id);
    }
}
