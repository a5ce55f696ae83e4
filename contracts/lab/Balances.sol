// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IBalances} from "./interfaces/IBalances.sol";

/// @title What the escrow owes to whom, by token
/// @dev For local and test networks. Not audited. `owed` changes only where tokens move; tasks move amounts inside it.
abstract contract Balances is IBalances, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    address private constant NOBODY = 0x000000000000000000000000000000000000dEaD;

    /// @inheritdoc IBalances
    mapping(IERC20 token => mapping(address account => uint256)) public balanceOf;

    /// @inheritdoc IBalances
    mapping(IERC20 token => uint256) public owed;

    /// @inheritdoc IBalances
    mapping(IERC20 token => uint256) public condemned;

    /// @inheritdoc IBalances
    function deposit(IERC20 token, uint256 amount) external nonReentrant {
        if (amount == 0) revert NothingToMove(token);
        balanceOf[token][msg.sender] += amount;
        emit Deposited(token, msg.sender, amount);
        _pull(token, amount);
    }

    /// @inheritdoc IBalances
    function withdraw(IERC20 token, uint256 amount, address to) external nonReentrant {
        if (amount == 0) revert NothingToMove(token);
        _take(token, msg.sender, amount);
        owed[token] -= amount;
        emit Withdrawn(token, msg.sender, to, amount);
        token.safeTransfer(to, amount);
    }

    /// @inheritdoc IBalances
    function destroy(IERC20 token) external nonReentrant {
        uint256 amount = condemned[token];
        if (amount == 0) revert NothingToMove(token);
        delete condemned[token];
        emit Destroyed(token, amount);
        if (_isLabToken(token)) {
            _burn(token, amount);
        } else {
            owed[token] -= amount;
            token.safeTransfer(NOBODY, amount);
        }
    }

    /// @dev Takes `amount` from the balance of `account`; it stays owed, to a task.
    function _take(IERC20 token, address account, uint256 amount) internal {
        uint256 present = balanceOf[token][account];
        if (present < amount) revert BalanceTooLow(token, account, amount, present);
        balanceOf[token][account] = present - amount;
    }

    /// @dev Brings `amount` of the sender's tokens in, all of it.
    function _pull(IERC20 token, uint256 amount) internal {
        if (amount == 0) return;
        uint256 present = token.balanceOf(address(this));
        uint256 before = owed[token];
        if (present < before) revert TokenShrank(token, before, present);
        owed[token] = before + amount;
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = token.balanceOf(address(this)) - present;
        if (received != amount) revert WrongAmountReceived(token, amount, received);
    }

    /// @dev Burns tokens of the Lab that the escrow has.
    function _burn(IERC20 token, uint256 amount) internal virtual;

    /// @dev Whether it is the token that the pool mints.
    function _isLabToken(IERC20 token) internal view virtual returns (bool);
}
