// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "./Key.sol";
import {Kind} from "./Kind.sol";

/// @notice The name of an entry: keccak256(abi.encode(kind, period, key)).
type EntryId is bytes32;

/// @notice The id of the entry `key` in the collection of `kind` and `period`.
function toEntryId(Kind kind, uint32 period, Key key) pure returns (EntryId) {
    return EntryId.wrap(keccak256(abi.encode(kind, period, key)));
}
