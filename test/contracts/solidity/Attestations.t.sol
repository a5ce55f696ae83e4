// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Attestations} from "../../../contracts/Attestations.sol";
import {IAttestations} from "../../../contracts/interfaces/IAttestations.sol";
import {Attestation, Verdict} from "../../../contracts/types/Attestation.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Outcome, Reproduction} from "../../../contracts/types/Reproduction.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice What auditors may say of which version, what anybody may, and how it is read.
contract AttestationsTest is RegistryTest {
    Key private constant KEY = Key.wrap("gensyn");
    Attestations private _attestations;

    function setUp() external {
        registry = deployRegistry();
        // The test is admin, and a function without a role of its own is the admin's.
        _attestations = new Attestations(registry.authority(), registry);
        create(Kind.Project, 0, KEY);
    }

    function test_knowsTheRegistry() external view {
        isTrue(address(_attestations.registry()) == address(registry), "registry");
    }

    function test_keepsWhatWasSaid() external {
        vm.warp(12345);
        _attest(1, Verdict.Refuted, "how");
        (Attestation[] memory list, uint256 next) = _attestations.attestationsOf(Kind.Project, 0, KEY, 0, 10);
        equal(list.length, 1, "length");
        equal(next, 0, "next");
        equal(list[0].at, 12345, "at");
        equal(list[0].version, 1, "version");
        isTrue(list[0].auditor == address(this) && list[0].verdict == Verdict.Refuted, "who and what");
        isTrue(list[0].evidence == "how", "evidence");
    }

    function testFuzz_pagesHoldEachOnce(uint8 size, uint8 limit) external {
        uint256 all = size % 9;
        uint256 step = 1 + (limit % 4);
        for (uint256 i = 0; i < all; ++i) _attest(1, Verdict.Confirmed, bytes32(i + 1));
        uint256 seen;
        uint256 cursor;
        do {
            Attestation[] memory list;
            (list, cursor) = _attestations.attestationsOf(Kind.Project, 0, KEY, cursor, step);
            for (uint256 i = 0; i < list.length; ++i) equal(uint256(list[i].evidence), ++seen, "order");
        } while (cursor != 0);
        equal(seen, all, "all");
    }

    function test_isEmptyBehindTheEnd() external {
        _attest(1, Verdict.Inconclusive, "how");
        (Attestation[] memory list, uint256 next) = _attestations.attestationsOf(Kind.Project, 0, KEY, 7, 10);
        equal(list.length + next, 0, "nothing");
    }

    function test_refusesEverybodyButAnAuditor() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, curator(0)));
        vm.prank(curator(0));
        _attestations.attest(Kind.Project, 0, KEY, 1, Verdict.Confirmed, "how");
    }

    function test_refusesWithoutEvidence() external {
        vm.expectRevert(abi.encodeWithSelector(IAttestations.EvidenceMissing.selector));
        _attestations.attest(Kind.Project, 0, KEY, 1, Verdict.Confirmed, 0);
    }

    function test_refusesWhatIsNotTheHead() external {
        vm.expectRevert(abi.encodeWithSelector(IAttestations.NotTheHead.selector, 2, 1));
        _attestations.attest(Kind.Project, 0, KEY, 2, Verdict.Confirmed, "how");
        vm.expectRevert(abi.encodeWithSelector(IAttestations.NotTheHead.selector, 0, 0));
        _attestations.attest(Kind.Metric, 0, KEY, 0, Verdict.Confirmed, "how");
    }

    /// @dev Whoever calls: no role is asked for, and none can keep it out.
    function testFuzz_keepsWhatAnybodyGot(address account, uint40 at, uint8 outcome, bytes32 evidence) external {
        vm.assume(evidence != 0);
        vm.warp(at);
        vm.prank(account);
        _attestations.reproduce(Kind.Project, 0, KEY, 1, Outcome(outcome % 3), evidence);
        (Reproduction[] memory list, uint256 next) = _attestations.reproductionsOf(Kind.Project, 0, KEY, 0, 10);
        equal(list.length, 1, "length");
        equal(next, 0, "next");
        isTrue(list[0].account == account && list[0].outcome == Outcome(outcome % 3), "who and what");
        isTrue(list[0].at == at && list[0].version == 1 && list[0].evidence == evidence, "when and of what");
        (Attestation[] memory attestations, ) = _attestations.attestationsOf(Kind.Project, 0, KEY, 0, 10);
        equal(attestations.length, 0, "attestations");
    }

    /// @dev Newest first, each once, whatever is added between two pages.
    function testFuzz_pagesOfReproductionsHoldEachOnce(uint8 size, uint8 limit) external {
        uint256 all = size % 9;
        uint256 step = 1 + (limit % 4);
        for (uint256 i = 0; i < all; ++i) _reproduce(bytes32(i + 1));
        uint256 left = all;
        uint256 cursor;
        do {
            Reproduction[] memory list;
            (list, cursor) = _attestations.reproductionsOf(Kind.Project, 0, KEY, cursor, step);
            for (uint256 i = 0; i < list.length; ++i) equal(uint256(list[i].evidence), left--, "order");
            equal(cursor, left, "next");
            if (cursor != 0) _reproduce("later");
        } while (cursor != 0);
        equal(left, 0, "all");
    }

    function test_refusesReproductionsOfWhatIsNotTheHeadAndWithoutEvidence() external {
        vm.expectRevert(abi.encodeWithSelector(IAttestations.NotTheHead.selector, 2, 1));
        _attestations.reproduce(Kind.Project, 0, KEY, 2, Outcome.Same, "how");
        vm.expectRevert(abi.encodeWithSelector(IAttestations.EvidenceMissing.selector));
        _attestations.reproduce(Kind.Project, 0, KEY, 1, Outcome.Same, 0);
    }

    function _reproduce(bytes32 evidence) private {
        _attestations.reproduce(Kind.Project, 0, KEY, 1, Outcome.Same, evidence);
    }

    function _attest(uint32 version, Verdict verdict, bytes32 evidence) private {
        _attestations.attest(Kind.Project, 0, KEY, version, verdict, evidence);
    }
}
