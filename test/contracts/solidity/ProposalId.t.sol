// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal} from "../../../contracts/types/Proposal.sol";
import {ProposalId, toProposalId, toProposalIdFromCalldata} from "../../../contracts/types/ProposalId.sol";
import {SeatSignature} from "../../../contracts/types/Seats.sol";
import {AnsweringWallet} from "./support/OddWallets.sol";
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

    /// @dev The event of a signed revision is logged from calldata, so a field with a stray bit must not get that far, even
    /// where every signer agrees to anything.
    function testFuzz_dirtyWordsAreNotRevised(uint256 field, uint256 stray) external {
        address first = address(new AnsweringWallet(abi.encode(IERC1271.isValidSignature.selector)));
        address second = address(new AnsweringWallet(abi.encode(IERC1271.isValidSignature.selector)));
        registry.seat(10, first);
        registry.seat(11, second);
        uint8[11] memory bits = [8, 8, 32, 0, 32, 0, 160, 8, 8, 40, 96];
        Proposal memory proposal = Proposal({
            action: Action.Create,
            kind: Kind.Project,
            period: 0,
            key: Key.wrap("gensyn"),
            baseVersion: 0,
            digest: "digest",
            proposer: CONTRIBUTOR,
            quorum: 2,
            rejectionQuorum: 2,
            deadline: uint40(block.timestamp + 1 days),
            bond: 0
        });
        SeatSignature[] memory approvals = new SeatSignature[](2);
        approvals[0] = SeatSignature({seat: 10, signature: "yes"});
        approvals[1] = SeatSignature({seat: 11, signature: "yes"});
        bytes memory data = abi.encodeCall(ISignatures.reviseBySig, (proposal, "", approvals));
        uint256 index = field % 11;
        if (bits[index] != 0) {
            uint256 place = 36 + 32 * index;
            uint256 dirt = 1 << (bits[index] + (stray % (256 - bits[index])));
            // solhint-disable-next-line no-inline-assembly
            assembly ("memory-safe") {
                mstore(add(data, place), or(mload(add(data, place)), dirt))
            }
        }
        vm.prank(CONTRIBUTOR);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = address(registry).call(data);
        isTrue(done == (bits[index] == 0), "only clean words are revised");
    }
}
