// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One seat and one proposal: whose approval counts. Account 0 is nobody.
/// @dev Any seat and any proposal. scripts/prove.ts proves the assertions for every sequence of calls; ModelAgrees.t.sol shows that the Registry does the same.
contract SeatModel {
    uint256 internal constant REST = 90 days;

    uint256 public time;
    uint256 public holder;
    uint256 internal freeAfter;

    bool public open;
    uint256 internal proposer;
    uint256 internal deadline;
    bool public approves;
    uint256 internal voter;

    constructor(uint256 start, uint256 holder_) {
        (time, holder) = (start, holder_);
    }

    function pass(uint256 duration) external {
        time += duration;
    }

    function seat(uint256 account) external {
        require(account != 0 && holder == 0 && time > freeAfter);
        holder = account;
    }

    function vacate() external {
        require(holder != 0);
        holder = 0;
        freeAfter = time + REST;
    }

    function propose(uint256 by, uint256 lifetime) external {
        require(!open && lifetime > 0 && lifetime <= REST);
        (open, proposer, deadline) = (true, by, time + lifetime);
        approves = false;
    }

    function approve() external {
        require(open && time <= deadline);
        require(holder != 0 && holder != proposer && !approves);
        (approves, voter) = (true, holder);
    }

    function close() external {
        require(open);
        open = false;
    }

    /// @notice Whether the approval of the seat counts now.
    function counts() external view returns (bool) {
        if (!open || time > deadline || !approves || holder == 0) return false;
        assert(voter == holder); // who approved holds the seat: no vote passes to a successor
        assert(holder != proposer);
        return true;
    }

    /// @notice False on purpose: somebody may leave the council after voting. The prover must find that.
    function wrong() external view {
        assert(!open || !approves || holder != 0);
    }
}
