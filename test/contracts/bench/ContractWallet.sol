// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice A wallet that is a contract, as a Safe is: its owner signs for it and sends by it.
contract ContractWallet is IERC1271 {
    address private immutable _OWNER;
    bool private immutable _TAKES_PAYMENTS;

    error NotOwner(address account);
    error NoPayments();

    constructor(address owner, bool takesPayments) {
        _OWNER = owner;
        _TAKES_PAYMENTS = takesPayments;
    }

    receive() external payable {
        if (!_TAKES_PAYMENTS) revert NoPayments();
    }

    /// @notice Calls `to` in the name of the wallet.
    function execute(address to, uint256 value, bytes calldata data) external payable {
        if (msg.sender != _OWNER) revert NotOwner(msg.sender);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory answer) = to.call{value: value}(data);
        if (done) return;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }

    /// @notice Two bytes before the owner's signature, so that it is no signature of an account.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature[2:]);
        return signer == _OWNER ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
