// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title What the escrow owes to whom, by token
/// @notice For local and test networks. Not audited.
/// Deposits, prices, bonds and rewards are one balance an account and token, which only its owner takes out; a task that ends
/// pays nobody directly, so no recipient and no token can keep it from ending. Amounts are units of the token.
interface IBalances {
    /// @notice Emitted when `account` put tokens in.
    // solhint-disable-next-line gas-indexed-events
    event Deposited(IERC20 indexed token, address indexed account, uint256 amount);

    /// @notice Emitted when `account` took tokens out, to `to`.
    // solhint-disable-next-line gas-indexed-events
    event Withdrawn(IERC20 indexed token, address indexed account, address indexed to, uint256 amount);

    /// @notice Emitted when what slashed bonds had to lose was destroyed.
    // solhint-disable-next-line gas-indexed-events
    event Destroyed(IERC20 indexed token, uint256 amount);

    /// @notice A token that delivered `received` where `expected` were sent: it takes a fee, or changes balances by itself.
    error WrongAmountReceived(IERC20 token, uint256 expected, uint256 received);

    /// @notice A token of which the escrow holds less than it owes: it has changed balances by itself.
    error TokenShrank(IERC20 token, uint256 owed, uint256 present);

    /// @notice Needing `needed` of a token where the balance of `account` is `present`.
    error BalanceTooLow(IERC20 token, address account, uint256 needed, uint256 present);

    /// @notice Moving an amount of zero.
    error NothingToMove(IERC20 token);

    /// @notice Puts `amount` of `token` into the balance of the sender, who has approved the escrow for it.
    /// @dev Errors: NothingToMove, WrongAmountReceived, TokenShrank.
    function deposit(IERC20 token, uint256 amount) external;

    /// @notice Pays `amount` of the sender's balance to `to`.
    /// @dev Errors: NothingToMove, BalanceTooLow.
    function withdraw(IERC20 token, uint256 amount, address to) external;

    /// @notice Destroys what slashed bonds have lost: by `burn` if the token is the Lab's, else by sending it where nobody has
    /// a key. Anybody may ask for it.
    /// @dev Errors: NothingToMove.
    function destroy(IERC20 token) external;

    /// @notice What `account` may withdraw.
    function balanceOf(IERC20 token, address account) external view returns (uint256);

    /// @notice All balances, all amounts locked in tasks and all that waits to be destroyed: never above what the escrow has.
    function owed(IERC20 token) external view returns (uint256);

    /// @notice What slashed bonds have lost and was not destroyed yet.
    function condemned(IERC20 token) external view returns (uint256);
}
