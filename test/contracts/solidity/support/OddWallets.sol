// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../../contracts/Registry.sol";
import {Proposal} from "../../../../contracts/types/Proposal.sol";

/// @notice Answers every question of ERC-1271 with bytes that were chosen before.
contract AnsweringWallet {
    bytes private _answer;

    constructor(bytes memory answer) {
        _answer = answer;
    }

    fallback() external {
        bytes memory answer = _answer;
        assembly ("memory-safe") {
            return(add(answer, 32), mload(answer))
        }
    }
}

/// @notice Agrees only if the answer's length is believed: a megabyte of zeros behind the right word.
contract EndlessWallet {
    fallback() external {
        assembly ("memory-safe") {
            return(0, 1000000)
        }
    }
}

/// @notice Reverts.
contract RefusingWallet {
    error Refused();

    fallback() external {
        revert Refused();
    }
}

/// @notice Burns all the gas that it is given.
contract BurningWallet {
    fallback() external {
        assembly ("memory-safe") {
            for {} 1 {} {}
        }
    }
}

/// @notice Asked for its agreement, tries to approve by a call of its own first, and then agrees.
contract ReenteringWallet {
    Registry private immutable _registry;
    Proposal private _proposal;

    constructor(Registry registry, Proposal memory proposal) {
        _registry = registry;
        _proposal = proposal;
    }

    fallback() external {
        _registry.approve(_proposal);
        bytes32 agreed = bytes32(bytes4(0x1626ba7e));
        assembly ("memory-safe") {
            mstore(0, agreed)
            return(0, 32)
        }
    }
}
