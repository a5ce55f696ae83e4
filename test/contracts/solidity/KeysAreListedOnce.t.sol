// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A key appears once in its collection, and only after its first revision.
contract KeysAreListedOnceTest is PromiseTest {
    function invariant_aKeyIsListedOnce() external view {
        (Entry[] memory entries, ) = registry.heads(Kind.Project, 0, 0, 100);
        uint256 known;
        for (uint256 i = 0; i < 3; ++i) {
            Key key = actors.keyOf(i);
            uint256 listed;
            for (uint256 j = 0; j < entries.length; ++j) {
                if (Key.unwrap(entries[j].key) == Key.unwrap(key)) ++listed;
            }
            bool exists = registry.head(Kind.Project, 0, key).version > 0;
            equal(listed, exists ? 1 : 0, "listed");
            known += listed;
        }
        equal(entries.length, known, "nothing else is listed");
    }
}
