// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {State} from "./Proposal.sol";

/// @notice The votes on a proposal in one storage slot.
/// @dev Bits 0 to 7: state. Bits 8 to 87: approvals. Bits 88 to 167: rejections. Bits 168 to 247: rejections that say
/// spam. A vote is the bit of the curator's seat.
type Ballot is uint256;

using BallotLibrary for Ballot global;

/// @notice Reading a ballot, and the ballot after a change.
library BallotLibrary {
    /// @notice The stored state; Expired and Stale are never stored.
    function state(Ballot ballot) internal pure returns (State) {
        return State(uint8(Ballot.unwrap(ballot)));
    }

    /// @notice Seats that approved.
    function approvals(Ballot ballot) internal pure returns (uint80) {
        return uint80(Ballot.unwrap(ballot) >> 8);
    }

    /// @notice Seats that voted to reject.
    function rejections(Ballot ballot) internal pure returns (uint80) {
        return uint80(Ballot.unwrap(ballot) >> 88);
    }

    /// @notice Those of them that called it spam.
    function spam(Ballot ballot) internal pure returns (uint80) {
        return uint80(Ballot.unwrap(ballot) >> 168);
    }

    /// @notice Seats that voted either way.
    function voted(Ballot ballot) internal pure returns (uint80) {
        return approvals(ballot) | rejections(ballot);
    }

    /// @notice The ballot with another state.
    function withState(Ballot ballot, State to) internal pure returns (Ballot) {
        return Ballot.wrap((Ballot.unwrap(ballot) & ~uint256(0xff)) | uint8(to));
    }

    /// @notice The ballot with the approvals of `set` added.
    function withApprovals(Ballot ballot, uint80 set) internal pure returns (Ballot) {
        return Ballot.wrap(Ballot.unwrap(ballot) | (uint256(set) << 8));
    }

    /// @notice The ballot with the rejections of `set` added.
    function withRejections(Ballot ballot, uint80 set) internal pure returns (Ballot) {
        return Ballot.wrap(Ballot.unwrap(ballot) | (uint256(set) << 88));
    }

    /// @notice The ballot with the rejections of `set` added as verdicts of spam too.
    function withSpam(Ballot ballot, uint80 set) internal pure returns (Ballot) {
        return Ballot.wrap(Ballot.unwrap(ballot) | (uint256(set) << 88) | (uint256(set) << 168));
    }
}
