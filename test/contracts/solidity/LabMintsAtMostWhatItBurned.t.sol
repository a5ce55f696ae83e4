// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LabPromise} from "./support/lab/LabPromise.sol";

/// @notice No epoch, and so not all time, mints more than was burned in it; the supply never exceeds what the faucet gave.
contract LabMintsAtMostWhatItBurnedTest is LabPromise {
    function invariant_mintedIsAtMostBurned() external view {
        uint256 allBurned;
        uint256 allMinted;
        uint256[] memory epochs = actors.epochs();
        for (uint256 i = 0; i < epochs.length; ++i) {
            (uint256 burned, , uint256 minted) = pool.epochs(epochs[i]);
            isTrue(minted <= burned, "minted in an epoch");
            allBurned += burned;
            allMinted += minted;
        }
        isTrue(allMinted <= allBurned, "minted");
        isTrue(token.totalSupply() <= token.taken() + allMinted - allBurned, "supply");
    }
}
