// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal} from "../../../contracts/types/Proposal.sol";
import {ProposalId, toProposalId, toProposalIdFromCalldata} from "../../../contracts/types/ProposalId.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice The hash commits to the fields, wherever they lie.
contract ProposalIdTest is RegistryTest {
    function setUp() external {
        registry = deployRegistry();
    }

    function fromCalldata(Proposal calldata proposal) external pure returns (ProposalId) {
        return toProposalIdFromCalldata(proposal);
    }

    function testFuzz_memoryAndCalldataHashToTheEncoding(
        uint8[2] calldata enums,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest,
        address proposer,
        uint8[2] calldata quorums,
        uint40 deadline,
        uint96 bond
    ) external view {
        Proposal memory proposal = Proposal({
            action: Action(enums[0] % 5),
            kind: Kind(enums[1] % 4),
            period: period,
            key: key,
            baseVersion: baseVersion,
            digest: digest,
            proposer: proposer,
            quorum: quorums[0],
            rejectionQuorum: quorums[1],
            deadline: deadline,
            bond: bond
        });
        bytes32 expected = keccak256(abi.encode(proposal));
        isTrue(ProposalId.unwrap(toProposalId(proposal)) == expected, "memory");
        isTrue(ProposalId.unwrap(this.fromCalldata(proposal)) == expected, "calldata");
    }

    /// @dev A word with bits beyond its field is another hash, so nobody proposed it.
    function testFuzz_dirtyWordsAreUnknown(uint256 word, uint256 dirt) external {
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");
        bytes memory data = abi.encodeCall(IProposals.approve, (proposal));
        uint256 place = 36 + 32 * (word % 11);
        bytes32 original;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            original := mload(add(data, place))
        }
        vm.assume(bytes32(dirt) != original);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(add(data, place), dirt)
        }
        vm.prank(curator(0));
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = address(registry).call(data);
        isTrue(!done, "a changed word is refused");
    }
}
