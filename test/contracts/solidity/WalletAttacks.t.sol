// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {ContractWallet} from "../bench/ContractWallet.sol";
import {
    AnsweringWallet,
    BurningWallet,
    EndlessWallet,
    ReenteringWallet,
    RefusingWallet
} from "./support/OddWallets.sol";
import {SignatureTest} from "./support/SignatureTest.sol";

/// @notice Curators that are contracts (ERC-1271) and answer what they should not. Seat 20 is theirs.
contract WalletAttacksTest is SignatureTest {
    bytes4 private constant AGREED = 0x1626ba7e;

    function test_acceptsAWalletWhoseOwnerSigned() external {
        accepted(WALLET, approvalBy(WALLET, open));
    }

    function test_refusesAWalletWhoseOwnerDidNot() external {
        refused(WALLET, approvalBy(0, open));
        refused(WALLET, "");
    }

    function test_acceptsTheRightAnswer() external {
        _seated(address(new AnsweringWallet(abi.encode(AGREED))));
        accepted(20, "anything");
    }

    /// @dev Every answer but the one word: another word, true, the word in the wrong place, the word with more in it.
    function test_refusesEveryOtherAnswer() external {
        bytes[8] memory answers = [
            bytes(""),
            abi.encodePacked(AGREED),
            abi.encodePacked(AGREED, new bytes(27)),
            abi.encode(true),
            abi.encode(uint32(AGREED)),
            abi.encode(bytes4(0xffffffff)),
            abi.encodePacked(AGREED, new bytes(27), hex"01"),
            abi.encodePacked(new bytes(32), abi.encode(AGREED))
        ];
        for (uint256 i = 0; i < answers.length; ++i) {
            uint8 seat = uint8(20 + i);
            registry.seat(seat, address(new AnsweringWallet(answers[i])));
            refused(seat, "anything");
        }
    }

    function test_refusesAWalletThatReverts() external {
        _seated(address(new RefusingWallet()));
        refused(20, "anything");
    }

    function test_refusesAWalletThatReturnsAMegabyte() external {
        _seated(address(new EndlessWallet()));
        refused(20, "anything");
    }

    /// @dev A wallet keeps a 64th of the gas back for the caller, so the refusal is still told when the limit is ample.
    function test_refusesAWalletThatBurnsItsGas() external {
        address wallet = address(new BurningWallet());
        _seated(wallet);
        bytes memory call = abi.encodeCall(registry.approveBySig, (open, one(20, "anything")));
        (bool done, bytes memory reason) = address(registry).call{gas: 5_000_000}(call);
        isTrue(!done, "refused");
        bytes memory expected = abi.encodeWithSelector(ISignatures.InvalidSignature.selector, 20, wallet);
        equal(uint256(keccak256(reason)), uint256(keccak256(expected)), "reason");
        counted(0);
    }

    function test_aBurningWalletDoesNotStopTheOthers() external {
        _seated(address(new BurningWallet()));
        registry.approveBySig(open, two(0, approvalBy(0, open), 1, approvalBy(1, open)));
        equal(registry.head(open.kind, 0, open.key).version, 1, "version");
    }

    /// @dev Wallets are asked by a static call: nothing that they call can vote, and their own revert is no agreement.
    function test_refusesAWalletThatApprovesWhileItIsAsked() external {
        _seated(address(new ReenteringWallet(registry, open)));
        refused(20, "anything");
    }

    function test_refusesAnAddressWithoutCode() external {
        _seated(address(0xBEEF));
        refused(20, "anything");
    }

    function test_aWalletSignsAnOfferToo() external {
        offer.proposer = personAt(WALLET);
        registry.reviseBySig(offer, offerBy(WALLET, offer), two(0, approvalBy(0, offer), 1, approvalBy(1, offer)));
        equal(registry.head(offer.kind, 0, offer.key).version, 1, "version");
    }

    function test_aWalletDoesNotApproveItsOwnOffer() external {
        offer.proposer = personAt(WALLET);
        bytes memory signed = offerBy(WALLET, offer);
        vm.expectPartialRevert(IProposals.OwnProposal.selector);
        registry.reviseBySig(offer, signed, two(0, approvalBy(0, offer), WALLET, approvalBy(WALLET, offer)));
    }

    /// @dev As after EIP-7702: an account with a key and with code signs by either.
    function test_anAccountWithCodeSignsByItsKeyAndByItsCode() external {
        vm.etch(personAt(0), address(new RefusingWallet()).code);
        accepted(0, approvalBy(0, open));
        vm.etch(personAt(1), address(new ContractWallet(vm.addr(keyOf(7)), true)).code);
        bytes memory byCode = abi.encodePacked(bytes2(0), approvalBy(7, open));
        registry.approveBySig(open, one(1, byCode));
        equal(registry.head(open.kind, 0, open.key).version, 1, "version");
    }

    function _seated(address wallet) private {
        registry.seat(20, wallet);
    }
}
