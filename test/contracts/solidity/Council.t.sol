// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Registry} from "../../../contracts/Registry.sol";
import {ICouncil} from "../../../contracts/interfaces/ICouncil.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Rules} from "../../../contracts/types/Proposal.sol";
import {Seat} from "../../../contracts/types/Seats.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice Seats, rules, the pause and the successor, with each refusal.
contract CouncilTest is RegistryTest {
    function setUp() external {
        registry = deployRegistry();
    }

    function test_seatsAreListedByIndex() external {
        registry.seat(79, address(0xBEEF));
        registry.vacate(2);
        Seat[] memory seats = registry.seats();
        equal(seats.length, 6, "five of the deployment and one more");
        equal(seats[2].vacatedAt, block.timestamp, "vacated");
        isTrue(seats[2].curator == address(0), "empty");
        equal(seats[5].index, 79, "last");
        equal(registry.activeSeats(), (1 << 79) | 27, "active"); // 27 is seats 0, 1, 3 and 4
        (bool seated, uint8 index) = registry.seatOf(address(0xBEEF));
        isTrue(seated && index == 79, "seat of");
        (seated, ) = registry.seatOf(curator(2));
        isTrue(!seated, "no seat");
    }

    function test_seatRefuses() external {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatOutOfRange.selector, 80, 80));
        registry.seat(80, address(0xBEEF));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.CuratorMissing.selector));
        registry.seat(9, address(0));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.AlreadySeated.selector, curator(1), 1));
        registry.seat(9, curator(1));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatTaken.selector, 1, curator(1)));
        registry.seat(1, address(0xBEEF));
    }

    function test_vacateRefuses() external {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatOutOfRange.selector, 80, 80));
        registry.vacate(80);
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatEmpty.selector, 9));
        registry.vacate(9);
    }

    function test_setRulesRefuses() external {
        uint8[2] memory wrong = [0, CURATORS + 1];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(ICouncil.QuorumOutOfRange.selector, wrong[i], CURATORS);
            vm.expectRevert(reason);
            registry.setRules(Kind.Page, rulesOf(wrong[i], 1));
            vm.expectRevert(reason);
            registry.setRules(Kind.Page, rulesOf(1, wrong[i]));
        }
        uint32 longest = registry.MAX_LIFETIME();
        uint32[2] memory lifetimes = [0, longest + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICouncil.LifetimeOutOfRange.selector, lifetimes[i], longest));
            registry.setRules(Kind.Page, Rules({quorum: 1, rejectionQuorum: 1, lifetime: lifetimes[i], bond: 0}));
        }
    }

    function test_pauseAndUnpause() external {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.RegistryNotPaused.selector));
        registry.unpause();
        registry.pause();
        isTrue(registry.paused(), "paused");
        vm.expectRevert(abi.encodeWithSelector(ICouncil.RegistryPaused.selector));
        registry.pause();
        registry.unpause();
        isTrue(!registry.paused(), "goes on");
    }

    function test_announceSuccessor() external {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.NotASuccessor.selector, address(0xBEEF)));
        registry.announceSuccessor(address(0xBEEF));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.NotASuccessor.selector, address(registry)));
        registry.announceSuccessor(address(registry));
        registry.announceSuccessor(address(this));
        isTrue(registry.successor() == address(this), "successor");
    }

    function testFuzz_nobodyElseGoverns(address somebody) external {
        vm.assume(somebody != address(this) && somebody != registry.authority());
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, somebody);
        bytes[6] memory calls = [
            abi.encodeCall(ICouncil.seat, (9, somebody)),
            abi.encodeCall(ICouncil.vacate, (0)),
            abi.encodeCall(ICouncil.setRules, (Kind.Note, rulesOf(1, 1))),
            abi.encodeCall(ICouncil.pause, ()),
            abi.encodeCall(ICouncil.unpause, ()),
            abi.encodeCall(ICouncil.announceSuccessor, (address(this)))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(somebody);
            // solhint-disable-next-line avoid-low-level-calls
            (bool done, bytes memory answer) = address(registry).call(calls[i]);
            isTrue(!done && keccak256(answer) == keccak256(reason), "refused");
        }
    }

    function test_deploymentTakesAtMostAllSeats() external {
        Rules memory each = rulesOf(1, 1);
        address[] memory curators = new address[](81);
        vm.expectRevert(abi.encodeWithSelector(ICouncil.TooManyCurators.selector, 81, 80));
        new Registry(address(this), curators, [each, each, each, each], TREASURY);
    }
}
