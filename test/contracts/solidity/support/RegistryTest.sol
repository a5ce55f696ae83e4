// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Registry} from "../../../../contracts/Registry.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Action, Proposal, Rules} from "../../../../contracts/types/Proposal.sol";
import {TestBase} from "./TestBase.sol";

/// @notice A Registry whose admin is the test, with five curators, a quorum of two and no bond.
abstract contract RegistryTest is TestBase {
    uint8 internal constant CURATORS = 5;
    address internal constant CONTRIBUTOR = address(0xC0);
    address internal constant TREASURY = address(0x7EA5);
    Registry internal registry;

    function curator(uint8 index) internal pure returns (address) {
        return address(uint160(0xA0) + index);
    }

    function rulesOf(uint8 quorum, uint8 rejectionQuorum) internal pure returns (Rules memory) {
        return Rules({quorum: quorum, rejectionQuorum: rejectionQuorum, lifetime: 30 days, bond: 0});
    }

    function deployRegistry() internal returns (Registry) {
        address[] memory curators = new address[](CURATORS);
        for (uint8 i = 0; i < CURATORS; ++i) curators[i] = curator(i);
        Rules memory each = rulesOf(2, 2);
        AccessManager manager = new AccessManager(address(this));
        return new Registry(address(manager), curators, [each, each, each, each], TREASURY);
    }

    /// @dev Proposes as `proposer` and returns what the event would say.
    function propose(
        address proposer,
        Action action,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) internal returns (Proposal memory proposal) {
        Rules memory rules = registry.rules(Kind.Project);
        proposal = Proposal({
            action: action,
            kind: Kind.Project,
            period: 0,
            key: key,
            baseVersion: baseVersion,
            digest: digest,
            proposer: proposer,
            quorum: rules.quorum,
            rejectionQuorum: rules.rejectionQuorum,
            deadline: uint40(block.timestamp + rules.lifetime),
            bond: rules.bond
        });
        vm.deal(proposer, proposer.balance + rules.bond);
        vm.prank(proposer);
        registry.propose{value: rules.bond}(action, Kind.Project, 0, key, baseVersion, digest);
    }

    function approve(uint8 index, Proposal memory proposal) internal {
        vm.prank(curator(index));
        registry.approve(proposal);
    }

    /// @dev Proposes an entry of any kind and lets the first two curators approve it.
    function create(Kind kind, uint32 period, Key key) internal {
        Rules memory rules = registry.rules(kind);
        Proposal memory proposal = Proposal({
            action: Action.Create,
            kind: kind,
            period: period,
            key: key,
            baseVersion: 0,
            digest: "digest",
            proposer: CONTRIBUTOR,
            quorum: rules.quorum,
            rejectionQuorum: rules.rejectionQuorum,
            deadline: uint40(block.timestamp + rules.lifetime),
            bond: rules.bond
        });
        vm.deal(CONTRIBUTOR, CONTRIBUTOR.balance + rules.bond);
        vm.prank(CONTRIBUTOR);
        registry.propose{value: rules.bond}(Action.Create, kind, period, key, 0, "digest");
        approve(0, proposal);
        approve(1, proposal);
    }
}
