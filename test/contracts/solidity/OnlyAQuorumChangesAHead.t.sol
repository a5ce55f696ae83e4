// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A head changes only through a quorum of seated curators other than the proposer.
contract OnlyAQuorumChangesAHeadTest is PromiseTest {
    function invariant_onlyAQuorumChangesAHead() external view {
        equal(actors.unearnedRevisions(), 0, "revisions without a quorum");
        equal(actors.changedByOthers(), 0, "changes by anything but the deciding approval");
    }
}
