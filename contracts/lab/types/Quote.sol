// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Family} from "./Family.sol";

/// @notice What a worker offers to do, for how much, and how it may be held to it. Signed off the chain (EIP-712).
/// @dev For local and test networks. Not audited.
/// @param worker Account that does the work and signs: a key, or a contract that answers by ERC-1271.
/// @param payer The only account that may fund it; zero: anybody.
/// @param token ERC-20 that price and bonds are paid in.
/// @param specDigest H(0x04 ‖ spec): what is computed.
/// @param inputRoot Root of the input. The worker holds the input before it signs: a withheld one cannot be judged later.
/// @param family How the result is verified.
/// @param price What the worker is paid, in units of the token.
/// @param workerBond What the worker loses by fraud or silence, taken from its balance in the escrow.
/// @param challengeBond What opening a game costs who loses it; zero where there are no games.
/// @param feeShare Share of the price that is burned when the result was verified, in hundredths of a percent.
/// @param submitWindow Seconds from funding within which the result is submitted.
/// @param challengeWindow Seconds from submission within which it may be challenged or contested.
/// @param turnSeconds Seconds of one turn in a game.
/// @param rulingWindow Seconds that the arbitrator has to rule; zero where there is none.
/// @param arbitrator Account that may split the price by the stated acceptance criteria; zero: nobody.
/// @param validUntil Last second at which the quote can be funded.
/// @param nonce Any number that the worker has not used; quotes of one number exclude each other.
struct Quote {
    address worker;
    address payer;
    IERC20 token;
    bytes32 specDigest;
    bytes32 inputRoot;
    Family family;
    uint128 price;
    uint128 workerBond;
    uint128 challengeBond;
    uint16 feeShare;
    uint32 submitWindow;
    uint32 challengeWindow;
    uint32 turnSeconds;
    uint32 rulingWindow;
    address arbitrator;
    uint40 validUntil;
    uint256 nonce;
}
