// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ITaskEscrow} from "../../../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";

/// @notice A worker that is a contract: what one key signs is its signature.
contract SigningWallet is IERC1271 {
    address private immutable _key;

    constructor(address key) {
        _key = key;
    }

    function deposit(ITaskEscrow escrow, IERC20 token, uint256 amount) external {
        token.approve(address(escrow), amount);
        escrow.deposit(token, amount);
    }

    function submit(ITaskEscrow escrow, TaskId task, bytes32[] calldata layerRoots) external {
        escrow.submit(task, layerRoots);
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecover(digest, signature);
        return signer == _key ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
