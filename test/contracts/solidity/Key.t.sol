// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "../../../contracts/types/Key.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The check of a slug against the rule spelled out character by character.
contract KeyTest is TestBase {
    function testFuzz_anyWordIsJudgedByTheRule(bytes32 word) external pure {
        isTrue(Key.wrap(word).isValid() == _isSlug(word), "any word");
    }

    /// @dev Random words are hardly ever slugs, so this one starts from slugs and breaks at most one byte.
    function testFuzz_slugsWithOneStrangeByte(bytes32 seed, uint8 length, uint8 place, bytes1 strange) external pure {
        bytes memory alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-";
        bytes memory slug = new bytes(32);
        for (uint256 i = 0; i < length % 33; ++i) slug[i] = alphabet[uint8(seed[i]) % alphabet.length];
        isTrue(Key.wrap(bytes32(slug)).isValid() == (length % 33 > 0), "slug");
        slug[place % 32] = strange;
        isTrue(Key.wrap(bytes32(slug)).isValid() == _isSlug(bytes32(slug)), "strange byte");
    }

    function testFuzz_lengthIsTheNumberOfCharacters(bytes32 seed, uint8 length) external pure {
        bytes memory slug = new bytes(32);
        for (uint256 i = 0; i < length % 33; ++i) slug[i] = bytes1(uint8(97 + (uint8(seed[i]) % 26)));
        equal(Key.wrap(bytes32(slug)).length(), length % 33, "length");
    }

    function test_shortestAndLongest() external pure {
        isTrue(!Key.wrap(0).isValid(), "empty");
        isTrue(Key.wrap("a").isValid(), "one character");
        isTrue(Key.wrap("abcdefghijklmnopqrstuvwxyz-01234").isValid(), "32 characters");
    }

    function _isSlug(bytes32 word) private pure returns (bool) {
        uint256 length;
        while (length < 32 && word[length] != 0) ++length;
        for (uint256 i = 0; i < 32; ++i) {
            bytes1 c = word[i];
            bool allowed = (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || c == "-";
            if (i < length ? !allowed : c != 0) return false;
        }
        return length > 0;
    }
}
