// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ProposalId} from "../types/ProposalId.sol";

/// @title What a closed proposal owes, and the treasury
/// @notice The balance of the registry is never below the bonds of open proposals and all credits together. It is above only
/// when ether was forced upon it, which a contract cannot refuse; nothing here can move that part.
interface IBonds {
    /// @notice Emitted when the bond of `proposal` was credited: to its proposer, or to the treasury for spam.
    event Credited(address indexed account, uint256 amount, ProposalId indexed proposal);

    /// @notice Emitted when a credit was paid out.
    // solhint-disable-next-line gas-indexed-events
    event Collected(address indexed account, uint256 amount);

    /// @notice Emitted when the admin names the account that bonds of spam are credited to from now on.
    event TreasurySet(address indexed treasury);

    /// @notice Opening a proposal with `sent` wei where the rules ask for `required`.
    error WrongBond(uint256 required, uint256 sent);

    /// @notice Collecting for an account that has no credit.
    error NothingToCollect(address account);

    /// @notice Naming the zero address as treasury.
    error TreasuryMissing();

    /// @notice Pays the credit of `account` to `account`. Anybody may ask for it.
    function collect(address account) external;

    /// @notice Names the account that bonds of spam are credited to; earlier credits stay where they are.
    function setTreasury(address treasury_) external;

    /// @notice Wei that `account` may collect.
    function creditOf(address account) external view returns (uint256);

    /// @notice The account that bonds of spam are credited to.
    function treasury() external view returns (address);
}
