// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A key appears once in its collection, and only after its first revision.
contract KeysAreListedOnceTest is PromiseTest {
    function invariant_aKeyIsListedOnce() external view {
        (Entry[] memory projects, ) = registry.heads(Kind.Project, 0, 0, 100);
        (Entry[] memory notes, ) = registry.heads(Kind.Note, 202611, 0, 100);
        uint256 known;
        for (uint256 i = 0; i < 3; ++i) {
            (Kind kind, , Key key) = actors.entryAt(i);
            uint256 listed = _count(kind == Kind.Note ? notes : projects, key);
            equal(listed, actors.headAt(i).version > 0 ? 1 : 0, "listed");
            known += listed;
        }
        equal(projects.length + notes.length, known, "nothing else is listed");
    }

    function _count(Entry[] memory entries, Key key) private pure returns (uint256 times) {
        for (uint256 i = 0; i < entries.length; ++i) if (Key.unwrap(entries[i].key) == Key.unwrap(key)) ++times;
    }
}
