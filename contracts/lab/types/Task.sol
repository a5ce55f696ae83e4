// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Family} from "./Family.sol";

/// @notice Where a task stands. Final, Slashed and Refunded are ends: nothing is locked there. A task is disputed while it is
/// Submitted and has open games.
enum TaskState {
    Unknown,
    Funded,
    Submitted,
    Final,
    Slashed,
    Refunded
}

/// @notice What an arbitrator has to do with a task.
enum Contest {
    None,
    Open,
    Ruled
}

/// @notice A funded task, in nine storage slots.
/// @dev For local and test networks. Not audited.
/// @param worker Account that does the work.
/// @param state Where it stands.
/// @param family How the result is verified.
/// @param contest Whether the payer has contested the quality, and the arbitrator has ruled.
/// @param proved Whether the verifier has said true.
/// @param openGames Games that have not ended.
/// @param feeShare Share of the price that is burned when the result was verified, in hundredths of a percent.
/// @param payerShare Share of the price that the arbitrator gives back to the payer, in hundredths of a percent.
/// @param layers Roots that a submission has; zero: any number.
/// @param payer Account that funded it.
/// @param until Last second of the present stage: for submitting, then for challenging or ruling.
/// @param pausedAt When the first of the open games was opened; the clock of the stage stands still from then on.
/// @param token ERC-20 that price and bonds are paid in.
/// @param challengeWindow Seconds from submission within which it may be challenged.
/// @param turnSeconds Seconds of one turn in a game.
/// @param rulingWindow Seconds that the arbitrator has.
/// @param price What the worker is paid.
/// @param workerBond What the worker has at stake.
/// @param challengeBond What a challenger has at stake.
/// @param macs Multiply-accumulates of the spec.
/// @param arbitrator Account that may split the price; zero: nobody.
/// @param specDigest What is computed.
/// @param inputRoot Of what.
/// @param traceDigest H(0x03 ‖ specDigest ‖ inputRoot ‖ layer roots); zero before submission.
struct Task {
    address worker;
    TaskState state;
    Family family;
    Contest contest;
    bool proved;
    uint16 openGames;
    uint16 feeShare;
    uint16 payerShare;
    uint8 layers;
    address payer;
    uint40 until;
    uint40 pausedAt;
    IERC20 token;
    uint32 challengeWindow;
    uint32 turnSeconds;
    uint32 rulingWindow;
    uint128 price;
    uint128 workerBond;
    uint128 challengeBond;
    uint64 macs;
    address arbitrator;
    bytes32 specDigest;
    bytes32 inputRoot;
    bytes32 traceDigest;
}
