// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Kind} from "../types/Kind.sol";
import {Rules} from "../types/Proposal.sol";
import {Seat} from "../types/Seats.sol";

/// @title Who judges, by which rules, and what the admin and the guardian may do
interface ICouncil {
    /// @notice Emitted when the admin gives the seat `index` to `curator`.
    event Seated(uint8 indexed index, address indexed curator);

    /// @notice Emitted when the admin takes the seat `index` from `curator`; its votes on open proposals stop counting.
    event Vacated(uint8 indexed index, address indexed curator);

    /// @notice Emitted when the admin sets the rules for coming proposals of `kind`.
    event RulesSet(Kind indexed kind, Rules rules);

    /// @notice Emitted when the guardian stops proposing and approving.
    event Paused(address indexed guardian);

    /// @notice Emitted when the admin lets proposing and approving go on.
    event Unpaused(address indexed admin);

    /// @notice Emitted when the admin names the registry that follows this one.
    event SuccessorAnnounced(address indexed successor);

    /// @notice Proposing or approving while the registry is paused.
    error RegistryPaused();

    /// @notice Unpausing while the registry is not paused.
    error RegistryNotPaused();

    /// @notice Voting by an account that holds no seat.
    error NotCurator(address account);

    /// @notice A seat index that is not below the number of seats.
    error SeatOutOfRange(uint8 index, uint8 seats);

    /// @notice Seating somebody on a seat that `curator` holds.
    error SeatTaken(uint8 index, address curator);

    /// @notice Seating somebody while an open proposal may still hold a vote of the seat's former curator.
    error SeatResting(uint8 index, uint256 freeAfter);

    /// @notice Vacating a seat that nobody holds, or a signature for one.
    error SeatEmpty(uint8 index);

    /// @notice Seating an account that already holds the seat `index`.
    error AlreadySeated(address curator, uint8 index);

    /// @notice Seating the zero address.
    error CuratorMissing();

    /// @notice A quorum of zero, or one above the seats that are taken now.
    error QuorumOutOfRange(uint8 quorum, uint256 seated);

    /// @notice A lifetime of zero, or one above the longest allowed.
    error LifetimeOutOfRange(uint32 lifetime, uint32 longest);

    /// @notice Deploying with more curators than seats.
    error TooManyCurators(uint256 curators, uint8 seats);

    /// @notice Announcing a successor that has no code, or this registry itself.
    error NotASuccessor(address successor);

    /// @notice Gives the free seat `index` to `curator`. A vacated seat rests for MAX_LIFETIME before it is free.
    function seat(uint8 index, address curator) external;

    /// @notice Takes the seat `index` from its curator. Never refused for the sake of a quorum.
    function vacate(uint8 index) external;

    /// @notice Sets the rules for coming proposals of `kind`; open ones keep theirs.
    /// @dev Each quorum must be reachable by the seats taken now. Vacating may make it unreachable later.
    function setRules(Kind kind, Rules calldata rules_) external;

    /// @notice Stops proposing and approving at once. Rejecting, withdrawing and reading go on.
    function pause() external;

    /// @notice Lets proposing and approving go on.
    function unpause() external;

    /// @notice Names the registry that follows this one. It changes no content here.
    function announceSuccessor(address successor_) external;

    /// @notice The longest lifetime of a proposal, and the rest of a vacated seat, in seconds.
    function MAX_LIFETIME() external view returns (uint32);

    /// @notice The rules for the next proposal of `kind`.
    function rules(Kind kind) external view returns (Rules memory);

    /// @notice Every seat that is or was taken, by index.
    function seats() external view returns (Seat[] memory);

    /// @notice The taken seats as a bitmap.
    function activeSeats() external view returns (uint80);

    /// @notice Whether `account` holds a seat, and which.
    function seatOf(address account) external view returns (bool seated, uint8 index);

    /// @notice Whether proposing and approving are stopped.
    function paused() external view returns (bool);

    /// @notice The registry that follows this one, or zero.
    function successor() external view returns (address);
}
