// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Powers} from "./support/Powers.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The admin, the guardian, an auditor and a single curator, alone or together, change no head.
contract NoRoleAltersContentAloneTest is TestBase {
    Powers private _powers;

    function setUp() external {
        _powers = new Powers();
        targetContract(address(_powers));
    }

    function invariant_noRoleAltersContentAlone() external view {
        isTrue(_powers.content() == _powers.before(), "content as before");
    }

    /// @dev A promise is not kept by being refused everywhere.
    function test_thePowersAreReal() external {
        for (uint8 i = 0; i < 64; ++i) {
            _powers.govern(i, i >> 2, i, address(uint160(0xF00) + i));
            _powers.vote(i, i, i % 8 == 7);
            _powers.propose_(i, i, bytes32(uint256(i) + 1));
        }
        isTrue(_powers.done() > 30, "successful calls");
        isTrue(_powers.content() == _powers.before(), "content as before");
    }
}
