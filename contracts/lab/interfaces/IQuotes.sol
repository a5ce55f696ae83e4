// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Quote} from "../types/Quote.sol";
import {TaskId} from "../types/TaskId.sol";

/// @title What a worker offers by a signature
/// @notice For local and test networks. Not audited.
/// Typed data (EIP-712) of the domain that `eip712Domain` names. A quote holds once, on one escrow of one chain, until it expires
/// or its number is used.
interface IQuotes {
    /// @notice Emitted when a worker has taken a number, and with it every quote of that number, out of use.
    event QuoteCancelled(address indexed worker, uint256 indexed nonce);

    /// @notice The signature is not one of the worker over this quote, for this escrow and chain.
    error InvalidQuoteSignature(address worker);

    /// @notice A quote whose number was used or cancelled.
    error NonceUsed(address worker, uint256 nonce);

    /// @notice A quote that could be funded until `validUntil`, at `present`.
    error QuoteExpired(uint40 validUntil, uint256 present);

    /// @notice Funding, by `account`, a quote that is for `payer`.
    error NotThePayer(address account, address payer);

    /// @notice A window of `given` seconds where between 1 and `longest` are allowed.
    error WindowOutOfRange(uint32 given, uint32 longest);

    /// @notice A share above 10,000 hundredths of a percent.
    error ShareTooLarge(uint16 share);

    /// @notice A share of the price to burn where the token is not the Lab's, or nothing is verified.
    error NoFeeHere(uint16 feeShare);

    /// @notice Bonds with which a game is not worth its risk: the challenger's must be above zero, the worker's at least twice it.
    error BondsTooSmall(uint128 workerBond, uint128 challengeBond);

    /// @notice An arbitrator without a window, or a window without an arbitrator.
    error ArbitratorUnclear(address arbitrator, uint32 rulingWindow);

    /// @notice Takes a number of the sender's quotes out of use.
    /// @dev Errors: NonceUsed.
    function cancel(uint256 nonce) external;

    /// @notice The id of the task that `quote` would become: what the worker signs.
    function taskIdOf(Quote calldata quote) external view returns (TaskId);

    /// @notice Whether a number of a worker's quotes was used or cancelled.
    function isNonceUsed(address worker, uint256 nonce) external view returns (bool);
}
