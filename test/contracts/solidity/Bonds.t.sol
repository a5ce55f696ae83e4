// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBonds} from "../../../contracts/interfaces/IBonds.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules} from "../../../contracts/types/Proposal.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice Where a bond goes, and each refusal on its way.
contract BondsTest is RegistryTest {
    Key private constant KEY = Key.wrap("gensyn");
    uint96 private constant BOND = 0.01 ether;

    function setUp() external {
        registry = deployRegistry();
        Rules memory rules = rulesOf(2, 2);
        rules.bond = BOND;
        registry.setRules(Kind.Project, rules);
        vm.deal(CONTRIBUTOR, 1 ether);
    }

    function test_spamCostsTheBondWhichTheTreasuryCollects() external {
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest");
        equal(address(registry).balance, BOND, "locked");
        _reject(0, proposal, true);
        _reject(1, proposal, true);
        equal(registry.creditOf(TREASURY), BOND, "credit of the treasury");
        registry.collect(TREASURY);
        equal(TREASURY.balance, BOND, "paid");
        equal(address(registry).balance, 0, "nothing is left");
    }

    function test_oneHonestRejectionSavesTheBond() external {
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest");
        _reject(0, proposal, true);
        _reject(1, proposal, false);
        equal(registry.creditOf(TREASURY), 0, "credit of the treasury");
        equal(registry.creditOf(CONTRIBUTOR), BOND, "credit of the proposer");
    }

    function testFuzz_anyOtherBondIsRefused(uint96 sent) external {
        vm.assume(sent != BOND);
        vm.deal(CONTRIBUTOR, sent);
        vm.prank(CONTRIBUTOR);
        vm.expectRevert(abi.encodeWithSelector(IBonds.WrongBond.selector, BOND, sent));
        registry.propose{value: sent}(Action.Create, Kind.Project, 0, KEY, 0, "digest");
    }

    function test_refusesToPayNothing() external {
        vm.expectRevert(abi.encodeWithSelector(IBonds.NothingToCollect.selector, CONTRIBUTOR));
        registry.collect(CONTRIBUTOR);
    }

    function test_theTreasuryMoves() external {
        registry.setTreasury(address(0xBEEF));
        isTrue(registry.treasury() == address(0xBEEF), "treasury");
        vm.expectRevert(abi.encodeWithSelector(IBonds.TreasuryMissing.selector));
        registry.setTreasury(address(0));
    }

    function test_nobodyElseMovesTheTreasury() external {
        vm.prank(curator(0));
        vm.expectRevert();
        registry.setTreasury(address(0xBEEF));
    }

    function test_refusesEtherWithoutAProposal() external {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = address(registry).call{value: 1}("");
        isTrue(!done, "a plain payment");
        // solhint-disable-next-line avoid-low-level-calls
        (done, ) = address(registry).call{value: 1}(abi.encodeCall(IBonds.collect, (TREASURY)));
        isTrue(!done, "a payment with another call");
    }

    function _reject(uint8 index, Proposal memory proposal, bool spam) private {
        vm.prank(curator(index));
        IProposals(address(registry)).reject(proposal, "reason", spam);
    }
}
