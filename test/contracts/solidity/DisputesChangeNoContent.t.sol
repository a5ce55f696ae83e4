// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head} from "../../../contracts/types/Entry.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice The open disputes of the present version are counted, and a dispute moves a status and never a digest or a version.
contract DisputesChangeNoContentTest is PromiseTest {
    function invariant_disputesAreCountedAndChangeNoContent() external view {
        for (uint256 i = 0; i < 3; ++i) {
            Head memory head = actors.headAt(i);
            Head memory books = actors.expectedAt(i);
            equal(head.disputes, books.disputes, "open disputes");
            equal(uint256(head.status), uint256(books.status), "status");
            equal(uint256(head.digest), uint256(books.digest), "digest");
            equal(head.version, books.version, "version");
        }
        equal(actors.disputesThatChange(), 0, "disputes that revised");
    }
}
