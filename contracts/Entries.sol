// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEntries} from "./interfaces/IEntries.sol";
import {Entry, FirstPage, Head, Notes} from "./types/Entry.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Key} from "./types/Key.sol";
import {Kind} from "./types/Kind.sol";

/// @title The heads, and the keys of each collection in the order of creation
/// @dev A collection is a kind and a period. Entries are never removed, so a position stays valid for ever.
abstract contract Entries is IEntries {
    mapping(EntryId => Head) internal _heads;
    mapping(Kind => mapping(uint32 period => Key[])) private _keys;
    mapping(Kind => uint32[]) private _periods;

    /// @inheritdoc IEntries
    function head(Kind kind, uint32 period, Key key) external view returns (Head memory) {
        return _heads[toEntryId(kind, period, key)];
    }

    /// @inheritdoc IEntries
    function heads(
        Kind kind,
        uint32 period,
        uint256 cursor,
        uint256 limit
    ) external view returns (Entry[] memory entries, uint256 next) {
        entries = _slice(kind, period, cursor, limit);
        uint256 end = cursor + entries.length;
        next = end < count(kind, period) ? end : 0;
    }

    /// @inheritdoc IEntries
    function count(Kind kind, uint32 period) public view returns (uint256) {
        return _keys[kind][period].length;
    }

    /// @inheritdoc IEntries
    function periods(Kind kind) external view returns (uint32[] memory) {
        return _periods[kind];
    }

    /// @inheritdoc IEntries
    function firstPage(uint256 limit, uint256 notes) external view returns (FirstPage memory page) {
        page.blockNumber = block.number;
        page.timestamp = block.timestamp;
        page.projects = _slice(Kind.Project, 0, 0, limit);
        page.metrics = _slice(Kind.Metric, 0, 0, limit);
        page.pages = _slice(Kind.Page, 0, 0, limit);
        page.periods = _newestFirst(_periods[Kind.Note]);
        page.newest = _newestNotes(page.periods, limit, notes);
        page.projectCount = count(Kind.Project, 0);
    }

    /// @dev Adds a key that the collection does not have yet.
    function _list(Kind kind, uint32 period, Key key) internal {
        Key[] storage keys = _keys[kind][period];
        if (keys.length == 0) _periods[kind].push(period);
        keys.push(key);
    }

    /// @dev Up to `limit` entries from position `cursor`; empty past the end.
    function _slice(
        Kind kind,
        uint32 period,
        uint256 cursor,
        uint256 limit
    ) private view returns (Entry[] memory entries) {
        Key[] storage keys = _keys[kind][period];
        uint256 rest = cursor < keys.length ? keys.length - cursor : 0;
        entries = new Entry[](limit < rest ? limit : rest);
        for (uint256 i = 0; i < entries.length; ++i) {
            Key key = keys[cursor + i];
            entries[i] = Entry({key: key, head: _heads[toEntryId(kind, period, key)]});
        }
    }

    /// @dev Whole months from the newest, until they hold `wanted` notes; of a month with more than `limit`, the latest.
    function _newestNotes(
        uint32[] memory newestFirst,
        uint256 limit,
        uint256 wanted
    ) private view returns (Notes[] memory months) {
        uint256 used;
        for (uint256 found = 0; used < newestFirst.length && found < wanted; ++used) {
            uint256 size = count(Kind.Note, newestFirst[used]);
            found += limit < size ? limit : size;
        }
        months = new Notes[](used);
        for (uint256 i = 0; i < used; ++i) {
            uint256 size = count(Kind.Note, newestFirst[i]);
            uint256 from = limit < size ? size - limit : 0;
            months[i] = Notes({period: newestFirst[i], entries: _slice(Kind.Note, newestFirst[i], from, limit)});
        }
    }

    /// @dev Sorts by insertion from the end: months mostly arrive in order, so this is nearly one pass.
    function _newestFirst(uint32[] memory list) private pure returns (uint32[] memory sorted) {
        sorted = new uint32[](list.length);
        for (uint256 n = 0; n < list.length; ++n) {
            uint32 period = list[list.length - 1 - n];
            uint256 place = n;
            for (; place > 0 && sorted[place - 1] < period; --place) sorted[place] = sorted[place - 1];
            sorted[place] = period;
        }
    }
}
