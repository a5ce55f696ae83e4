// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBonds} from "../../../contracts/interfaces/IBonds.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../contracts/types/Proposal.sol";
import {toProposalId} from "../../../contracts/types/ProposalId.sol";
import {GreedyProposer} from "./support/OddPayees.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice Whatever is tried with a bond, it is paid once, and the bonds of others stay.
contract BondAttacksTest is RegistryTest {
    Key private constant KEY = Key.wrap("gensyn");
    uint96 private constant BOND = 0.01 ether;
    GreedyProposer private _greedy;
    Proposal private _others;

    function setUp() external {
        registry = deployRegistry();
        Rules memory rules = rulesOf(2, 2);
        rules.bond = BOND;
        registry.setRules(Kind.Project, rules);
        _others = propose(CONTRIBUTOR, Action.Create, Key.wrap("akash"), 0, "digest");
        _greedy = new GreedyProposer(registry);
    }

    function test_collectingWhileItIsPaidPaysOnce() external {
        Proposal memory own = propose(address(_greedy), Action.Create, KEY, 0, "digest");
        vm.prank(address(_greedy));
        registry.withdraw(own);
        registry.collect(address(_greedy));
        equal(_greedy.tries(), 1, "it has tried");
        equal(address(_greedy).balance, BOND, "paid once");
        equal(address(registry).balance, BOND, "the bond of the other");
        equal(registry.creditOf(address(_greedy)), 0, "credit");
    }

    function test_aBatchWithdrawsAndCollectsOnce() external {
        bytes[] memory calls = new bytes[](3);
        calls[0] = abi.encodeCall(IProposals.withdraw, (_others));
        calls[1] = abi.encodeCall(IBonds.collect, (CONTRIBUTOR));
        calls[2] = calls[0];
        vm.prank(CONTRIBUTOR);
        vm.expectRevert(
            abi.encodeWithSelector(IProposals.ProposalClosed.selector, toProposalId(_others), State.Withdrawn)
        );
        registry.multicall(calls);
        calls[2] = calls[1];
        vm.prank(CONTRIBUTOR);
        vm.expectRevert(abi.encodeWithSelector(IBonds.NothingToCollect.selector, CONTRIBUTOR));
        registry.multicall(calls);
        equal(address(registry).balance, BOND, "nothing happened");
    }

    function test_forcedEtherIsNobodys() external {
        vm.deal(address(registry), 1 ether + BOND); // as a contract that ends itself, or a block's fees, may do
        vm.prank(CONTRIBUTOR);
        registry.withdraw(_others);
        registry.collect(CONTRIBUTOR);
        equal(CONTRIBUTOR.balance, BOND, "no more than the bond");
        equal(address(registry).balance, 1 ether, "what was forced stays");
    }

    /// @dev Each end of a dispute takes exactly one from the head that it was counted on, in whatever order they come.
    function testFuzz_disputesAreCountedUntilTheyEnd(uint256 seed) external {
        Proposal[6] memory disputes;
        approve(0, _others);
        approve(1, _others);
        for (uint256 i = 0; i < 6; ++i) {
            disputes[i] = propose(CONTRIBUTOR, Action.Dispute, _others.key, 1, bytes32(i + 1));
        }
        uint256 open = 6;
        for (uint256 i = 0; i < 6; ++i) {
            uint256 end = (seed >> (8 * i)) % 4;
            _end(disputes[i], end);
            if (end != 3) --open;
            equal(registry.head(Kind.Project, 0, _others.key).disputes, open, "open disputes");
        }
        Proposal memory update = propose(CONTRIBUTOR, Action.Update, _others.key, 1, "second");
        approve(0, update);
        approve(1, update);
        equal(registry.head(Kind.Project, 0, _others.key).disputes, 0, "none of the new version");
        for (uint256 i = 0; i < 6; ++i) if ((seed >> (8 * i)) % 4 == 3) _end(disputes[i], 0);
        equal(registry.head(Kind.Project, 0, _others.key).disputes, 0, "nor after the old ones have ended");
        equal(address(registry).balance, registry.creditOf(CONTRIBUTOR) + registry.creditOf(TREASURY), "balance");
    }

    /// @dev 0: withdrawn, 1: rejected as spam, 2: upheld, 3: stays open.
    function _end(Proposal memory dispute, uint256 end) private {
        if (end == 0) {
            vm.prank(CONTRIBUTOR);
            registry.withdraw(dispute);
        }
        for (uint8 i = 0; i < 2 && end == 1; ++i) {
            vm.prank(curator(i));
            registry.reject(dispute, "reason", true);
        }
        for (uint8 i = 0; i < 2 && end == 2; ++i) approve(i, dispute);
    }
}
