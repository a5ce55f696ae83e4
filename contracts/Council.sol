// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ICouncil} from "./interfaces/ICouncil.sol";
import {Kind} from "./types/Kind.sol";
import {Rules} from "./types/Proposal.sol";
import {Seat, Seats} from "./types/Seats.sol";

/// @title Seats, rules and the pause
/// @dev Votes are bits of seats. A vote counts while its seat is active, so vacating a seat removes its votes from every
/// open proposal without touching one. A seat rests for the longest lifetime before somebody else may take it: by then no
/// proposal that holds an old vote of the seat can still be judged.
abstract contract Council is ICouncil, AccessManaged {
    using Seats for uint8;
    using Seats for uint80;

    /// @dev Shares one slot, so that a vote learns the pause and the active seats by one cold read.
    struct Chamber {
        uint80 active;
        bool paused;
    }

    struct Chair {
        address curator;
        uint40 vacatedAt;
    }

    /// @inheritdoc ICouncil
    uint32 public constant MAX_LIFETIME = 90 days;

    Chamber private _chamber;
    mapping(uint8 index => Chair) private _chairs;
    /// @dev Seat index plus one; zero means no seat.
    mapping(address curator => uint8) private _seatOf;
    mapping(Kind => Rules) private _rules;

    /// @inheritdoc ICouncil
    address public successor;

    /// @dev Seats and rules are there from the first block, so no registry is ever without judges.
    constructor(address[] memory curators, Rules[4] memory rulesByKind) {
        if (curators.length > Seats.MAX) revert TooManyCurators(curators.length, Seats.MAX);
        for (uint8 index = 0; index < curators.length; ++index) _seat(index, curators[index]);
        for (uint8 kind = 0; kind < 4; ++kind) _setRules(Kind(kind), rulesByKind[kind]);
    }

    /// @inheritdoc ICouncil
    function seat(uint8 index, address curator) external restricted {
        _seat(index, curator);
    }

    /// @inheritdoc ICouncil
    function vacate(uint8 index) external restricted {
        address curator = _curatorOf(index);
        _chairs[index] = Chair({curator: address(0), vacatedAt: uint40(block.timestamp)});
        delete _seatOf[curator];
        _chamber.active &= ~index.only();
        emit Vacated(index, curator);
    }

    /// @inheritdoc ICouncil
    function setRules(Kind kind, Rules calldata rules_) external restricted {
        _setRules(kind, rules_);
    }

    /// @inheritdoc ICouncil
    function pause() external restricted {
        _requireNotPaused();
        _chamber.paused = true;
        emit Paused(msg.sender);
    }

    /// @inheritdoc ICouncil
    function unpause() external restricted {
        if (!_chamber.paused) revert RegistryNotPaused();
        _chamber.paused = false;
        emit Unpaused(msg.sender);
    }

    /// @inheritdoc ICouncil
    function announceSuccessor(address successor_) external restricted {
        if (successor_.code.length == 0 || successor_ == address(this)) revert NotASuccessor(successor_);
        successor = successor_;
        emit SuccessorAnnounced(successor_);
    }

    /// @inheritdoc ICouncil
    function rules(Kind kind) public view returns (Rules memory) {
        return _rules[kind];
    }

    /// @inheritdoc ICouncil
    function seats() external view returns (Seat[] memory list) {
        uint256 used = 0;
        for (uint8 i = 0; i < Seats.MAX; ++i) if (_wasTaken(i)) ++used;
        list = new Seat[](used);
        uint8 index = Seats.MAX;
        while (used > 0) {
            if (!_wasTaken(--index)) continue;
            Chair memory chair = _chairs[index];
            list[--used] = Seat({index: index, curator: chair.curator, vacatedAt: chair.vacatedAt});
        }
    }

    /// @inheritdoc ICouncil
    function activeSeats() public view returns (uint80) {
        return _chamber.active;
    }

    /// @inheritdoc ICouncil
    function seatOf(address account) external view returns (bool seated, uint8 index) {
        uint8 stored = _seatOf[account];
        return stored == 0 ? (false, 0) : (true, stored - 1);
    }

    /// @inheritdoc ICouncil
    function paused() external view returns (bool) {
        return _chamber.paused;
    }

    function _wasTaken(uint8 index) private view returns (bool) {
        return _chairs[index].curator != address(0) || _chairs[index].vacatedAt != 0;
    }

    /// @dev The active seats, from the slot that holds the pause.
    function _requireNotPaused() internal view returns (uint80 active) {
        Chamber memory chamber = _chamber;
        if (chamber.paused) revert RegistryPaused();
        return chamber.active;
    }

    /// @dev The curator of a seat that must be taken.
    function _curatorOf(uint8 index) internal view returns (address curator) {
        if (index >= Seats.MAX) revert SeatOutOfRange(index, Seats.MAX);
        curator = _chairs[index].curator;
        if (curator == address(0)) revert SeatEmpty(index);
    }

    /// @dev The seat of a caller that must be a curator.
    function _requireSeat(address account) internal view returns (uint8) {
        uint8 stored = _seatOf[account];
        if (stored == 0) revert NotCurator(account);
        return stored - 1;
    }

    function _seat(uint8 index, address curator) private {
        if (index >= Seats.MAX) revert SeatOutOfRange(index, Seats.MAX);
        if (curator == address(0)) revert CuratorMissing();
        if (_seatOf[curator] != 0) revert AlreadySeated(curator, _seatOf[curator] - 1);
        Chair memory chair = _chairs[index];
        if (chair.curator != address(0)) revert SeatTaken(index, chair.curator);
        uint256 freeAfter = uint256(chair.vacatedAt) + MAX_LIFETIME;
        if (chair.vacatedAt != 0 && block.timestamp <= freeAfter) revert SeatResting(index, freeAfter);

        _chairs[index].curator = curator;
        _seatOf[curator] = index + 1;
        _chamber.active |= index.only();
        emit Seated(index, curator);
    }

    function _setRules(Kind kind, Rules memory rules_) private {
        uint256 seated = _chamber.active.count();
        if (rules_.quorum == 0 || rules_.quorum > seated) revert QuorumOutOfRange(rules_.quorum, seated);
        if (rules_.rejectionQuorum == 0 || rules_.rejectionQuorum > seated) {
            revert QuorumOutOfRange(rules_.rejectionQuorum, seated);
        }
        if (rules_.lifetime == 0 || rules_.lifetime > MAX_LIFETIME) {
            revert LifetimeOutOfRange(rules_.lifetime, MAX_LIFETIME);
        }
        _rules[kind] = rules_;
        emit RulesSet(kind, rules_);
    }
}
