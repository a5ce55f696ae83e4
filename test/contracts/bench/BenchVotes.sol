// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @notice One vote for each curator, in the form that a Governor counts.
contract BenchVotes is ERC20, ERC20Permit, ERC20Votes {
    constructor(address[] memory curators) ERC20("Votes", "V") ERC20Permit("Votes") {
        for (uint256 i = 0; i < curators.length; ++i) {
            _mint(curators[i], 1);
            _delegate(curators[i], curators[i]);
        }
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }

    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }
}
