// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry, FirstPage} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice What the views say about collections of any size and months in any order.
contract EntriesTest is RegistryTest {
    function setUp() external {
        registry = deployRegistry();
    }

    function testFuzz_pagesJoinToTheWholeCollection(uint8 size, uint8 limit) external {
        uint256 total = size % 12;
        uint256 step = 1 + (limit % 5);
        for (uint256 i = 0; i < total; ++i) create(Kind.Project, 0, _key(i));
        uint256 seen;
        uint256 cursor;
        do {
            Entry[] memory entries;
            (entries, cursor) = registry.heads(Kind.Project, 0, seen, step);
            for (uint256 i = 0; i < entries.length; ++i) {
                isTrue(Key.unwrap(entries[i].key) == Key.unwrap(_key(seen + i)), "order of creation");
                equal(entries[i].head.version, 1, "head");
            }
            seen += entries.length;
            if (cursor != 0) equal(cursor, seen, "cursor");
        } while (cursor != 0);
        equal(seen, total, "all");
        equal(registry.count(Kind.Project, 0), total, "count");
    }

    function testFuzz_monthsComeNewestFirst(uint8[6] calldata months, uint8 wanted) external {
        for (uint256 i = 0; i < months.length; ++i) create(Kind.Note, _period(months[i]), _key(i));
        FirstPage memory page = registry.firstPage(100, wanted % 8);
        equal(page.periods.length, registry.periods(Kind.Note).length, "all months");
        for (uint256 i = 1; i < page.periods.length; ++i) isTrue(page.periods[i - 1] > page.periods[i], "newest first");

        uint256 found;
        for (uint256 i = 0; i < page.newest.length; ++i) {
            isTrue(found < wanted % 8, "no month too many");
            equal(page.newest[i].period, page.periods[i], "the newest months");
            equal(page.newest[i].entries.length, registry.count(Kind.Note, page.periods[i]), "whole months");
            found += page.newest[i].entries.length;
        }
        isTrue(found >= wanted % 8 || page.newest.length == page.periods.length, "as many as wanted or all");
    }

    function test_aFullMonthShowsItsLatestNotes() external {
        for (uint256 i = 0; i < 4; ++i) create(Kind.Note, 202611, _key(i));
        FirstPage memory page = registry.firstPage(3, 1);
        equal(page.newest[0].entries.length, 3, "limit");
        isTrue(Key.unwrap(page.newest[0].entries[2].key) == Key.unwrap(_key(3)), "latest");
    }

    function test_everyKindHasItsPlace() external {
        create(Kind.Project, 0, Key.wrap("project"));
        create(Kind.Metric, 0, Key.wrap("metric"));
        create(Kind.Page, 0, Key.wrap("page"));
        FirstPage memory page = registry.firstPage(10, 10);
        isTrue(Key.unwrap(page.projects[0].key) == "project", "projects");
        isTrue(Key.unwrap(page.metrics[0].key) == "metric", "metrics");
        isTrue(Key.unwrap(page.pages[0].key) == "page", "pages");
        equal(page.projectCount, 1, "count");
        equal(page.blockNumber, block.number, "block");
        equal(page.timestamp, block.timestamp, "timestamp");
    }

    function _key(uint256 index) private pure returns (Key) {
        return Key.wrap(bytes32(bytes2(uint16(0x6161 + index)))); // "aa", "ab", "ac" …
    }

    function _period(uint8 month) private pure returns (uint32) {
        return 202501 + (month % 24 < 12 ? month % 12 : 100 + (month % 12));
    }
}
