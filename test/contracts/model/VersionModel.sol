// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One entry and one proposal on it: what executing does to version and status.
/// @dev Any entry and any proposal; whether a quorum is there comes from outside (SeatModel). The enums stand in the order of
/// the contract's. See SeatModel for what is done with it.
contract VersionModel {
    enum Status {
        None,
        Active,
        Retired,
        Disputed
    }
    enum Action {
        Create,
        Update,
        Retire,
        Restore,
        Dispute
    }

    uint256 public version;
    Status public status;
    bool public paused;

    bool public open;
    Action internal action;
    uint256 internal base;
    bool internal executed;

    function setPaused(bool to) external {
        paused = to;
    }

    function propose(Action action_, uint256 base_) external {
        require(!open && !paused && base_ == version && startsFrom(action_));
        (open, action, base, executed) = (true, action_, base_, false);
    }

    /// @notice A quorum approves.
    function execute() external {
        require(open && !paused && base == version);
        assert(!executed);
        // Only the version was compared with the base, and yet the status is one that the action starts from or its dispute.
        assert(startsFrom(action) || (action == Action.Dispute && status == Status.Disputed));
        (executed, open) = (true, false);
        if (action == Action.Dispute) status = Status.Disputed;
        else revise(action);
    }

    /// @notice It is rejected or withdrawn.
    function end() external {
        require(open);
        open = false;
    }

    /// @notice Another proposal, or a revision by signatures, moves the entry.
    function revisedElsewhere(Action action_) external {
        require(!paused && action_ != Action.Dispute && startsFrom(action_));
        revise(action_);
    }

    /// @notice The dispute of this version by another proposal is upheld. It was raised while the version was active.
    function upheldElsewhere() external {
        require(!paused && (status == Status.Active || status == Status.Disputed));
        status = Status.Disputed;
    }

    /// @notice What holds after every sequence of calls.
    function check() external view {
        assert((status == Status.None) == (version == 0));
    }

    /// @notice False on purpose: an open proposal may be stale. The prover must find that.
    function wrong() external view {
        assert(!open || base == version);
    }

    function startsFrom(Action action_) internal view returns (bool) {
        if (action_ == Action.Create) return status == Status.None;
        if (action_ == Action.Restore) return status == Status.Retired;
        return status == Status.Active || (status == Status.Disputed && action_ != Action.Dispute);
    }

    function revise(Action action_) internal {
        ++version;
        status = action_ == Action.Retire ? Status.Retired : Status.Active;
    }
}
