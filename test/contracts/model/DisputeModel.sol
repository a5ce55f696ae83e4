// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One version of an entry and one dispute of it: the counter of open disputes.
/// @dev Any entry, any dispute. See SeatModel for what is done with it.
contract DisputeModel {
    uint256 public version = 1;
    uint256 public disputes;

    /// @dev Open disputes of the version by other proposals.
    uint256 internal others;
    bool public open;
    uint256 internal base;

    function raise() external {
        require(!open);
        (open, base) = (true, version);
        ++disputes;
    }

    /// @notice It is upheld, dismissed or withdrawn.
    function end() external {
        require(open);
        open = false;
        if (base == version) --disputes;
    }

    function raisedElsewhere() external {
        ++disputes;
        ++others;
    }

    function endedElsewhere() external {
        require(others > 0);
        --disputes;
        --others;
    }

    /// @notice A newer version has no disputes yet.
    function revised() external {
        ++version;
        disputes = 0;
        others = 0;
    }

    /// @notice What holds after every sequence of calls; so the counter is never below zero, and no end of a dispute fails.
    function check() external view {
        assert(disputes == others + (open && base == version ? 1 : 0));
    }

    /// @notice False on purpose: others dispute too. The prover must find that.
    function wrong() external view {
        assert(disputes == 0 || open);
    }
}
