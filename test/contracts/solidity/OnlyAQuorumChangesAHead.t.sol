// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A head changes only through a quorum of distinct present curators other than the proposer, under the rules that
/// were frozen when the proposal was made; and through such a quorum it does change. Transactions and signatures are mixed.
contract OnlyAQuorumChangesAHeadTest is PromiseTest {
    function invariant_onlyAQuorumChangesAHead() external view {
        equal(actors.unearned(), 0, "changes without a quorum");
        equal(actors.withheld(), 0, "quorums without the change");
        equal(actors.forged(), 0, "calls that succeeded with false fields, votes or signatures");
    }
}
