// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ITaskEscrow} from "../../../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {LabToken} from "../../../../../contracts/lab/LabToken.sol";
import {TaskEscrow} from "../../../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../../../contracts/lab/types/Quote.sol";
import {Task, TaskState} from "../../../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";
import {WorkPool} from "../../../../../contracts/lab/WorkPool.sol";
import {TestBase} from "../TestBase.sol";
import {StubVerifier} from "./OddTokens.sol";
import {StubGame} from "./StubGame.sol";

/// @notice People, the quotes that they sign, and what they do with an escrow.
abstract contract EscrowActs is TestBase {
    uint256 internal constant WORKER_KEY = 0xA11CE;
    address internal constant PAYER = address(0xB0B);
    address internal constant WATCHER = address(0xCA);
    address internal constant ARBITRATOR = address(0xA4B);
    address internal constant OUTSIDER = address(0x0D);
    uint256 internal constant PRICE = 100 ether;
    uint256 internal constant BOND = 60 ether;
    uint256 internal constant STAKE = 10 ether;
    uint256 internal constant EPOCH = 1 days;
    uint256 internal constant UNITS_PER_MAC = 1e12;
    string internal constant QUOTE =
        "Quote(address worker,address payer,address token,bytes32 specDigest,bytes32 inputRoot,uint8 family,uint128 price,"
        "uint128 workerBond,uint128 challengeBond,uint16 feeShare,uint32 submitWindow,uint32 challengeWindow,"
        "uint32 turnSeconds,uint32 rulingWindow,address arbitrator,uint40 validUntil,uint256 nonce)";

    TaskEscrow internal escrow;
    WorkPool internal pool;
    LabToken internal token;
    StubGame internal game;
    StubVerifier internal verifier;
    address internal worker;

    /// @dev One linear layer: `rows` x `inner` by `inner` x `cols`.
    function specOf(uint16 rows, uint16 inner, uint16 cols) internal pure returns (bytes memory) {
        bytes memory tensors = abi.encodePacked(rows, inner, uint8(1), cols, inner, bytes32("weights"));
        bytes memory layer = abi.encodePacked(uint8(1), uint8(0), uint8(128), uint8(0), rows, cols, bytes8(0));
        return bytes.concat(tensors, hex"01", layer);
    }

    function spec() internal pure returns (bytes memory) {
        return specOf(64, 64, 64);
    }

    function quote() internal view returns (Quote memory) {
        return
            Quote({
                worker: worker,
                payer: PAYER,
                token: token,
                specDigest: sha256(bytes.concat(hex"04", spec())),
                inputRoot: "input",
                family: Family.Optimistic,
                price: uint128(PRICE),
                workerBond: uint128(BOND),
                challengeBond: uint128(STAKE),
                feeShare: 500,
                submitWindow: 1 hours,
                challengeWindow: 2 hours,
                turnSeconds: 10 minutes,
                rulingWindow: 0,
                arbitrator: address(0),
                validUntil: uint40(block.timestamp + 1 days),
                nonce: 7
            });
    }

    function arbitrated(Family family) internal view returns (Quote memory offer) {
        offer = quote();
        offer.family = family;
        if (family == Family.Acceptance) offer.feeShare = 0;
        (offer.arbitrator, offer.rulingWindow) = (ARBITRATOR, 3 hours);
    }

    /// @dev What the worker signs, written a second time from the EIP-712 text.
    function digestOf(Quote memory offer, uint256 chainId, address at_) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("DeML OS Lab"),
                keccak256("1"),
                chainId,
                at_
            )
        );
        bytes memory start = abi.encode(
            keccak256(bytes(QUOTE)),
            offer.worker,
            offer.payer,
            offer.token,
            offer.specDigest,
            offer.inputRoot,
            uint8(offer.family),
            offer.price,
            offer.workerBond
        );
        bytes memory end = abi.encode(
            offer.challengeBond,
            offer.feeShare,
            offer.submitWindow,
            offer.challengeWindow,
            offer.turnSeconds,
            offer.rulingWindow,
            offer.arbitrator,
            offer.validUntil,
            offer.nonce
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(bytes.concat(start, end))));
    }

    function signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function signatureOf(Quote memory offer) internal view returns (bytes memory) {
        return signed(WORKER_KEY, digestOf(offer, block.chainid, address(escrow)));
    }

    function fund(Quote memory offer) internal returns (TaskId) {
        bytes memory signature = signatureOf(offer);
        vm.prank(PAYER);
        return escrow.fund(offer, spec(), signature);
    }

    function roots(bytes32 root) internal pure returns (bytes32[] memory list) {
        list = new bytes32[](1);
        list[0] = root;
    }

    function submit(TaskId id) internal {
        vm.prank(worker);
        escrow.submit(id, roots("output"));
    }

    function funded() internal returns (TaskId) {
        return fund(quote());
    }

    function submitted(Quote memory offer) internal returns (TaskId id) {
        id = fund(offer);
        submit(id);
    }

    function challenge(TaskId id, address by) internal returns (uint256) {
        vm.prank(by);
        return game.open(id);
    }

    function pass(uint256 seconds_) internal {
        vm.warp(block.timestamp + seconds_);
    }

    function isIn(TaskId id, TaskState state, string memory what) internal view {
        equal(uint256(escrow.taskOf(id).state), uint256(state), what);
    }

    function has(address account, uint256 amount, string memory what) internal view {
        equal(escrow.balanceOf(token, account), amount, what);
    }

    /// @dev Nothing is locked: what the escrow owes are balances, and what was condemned.
    function isEmptyBut(address[] memory people, IERC20 of_) internal view {
        uint256 sum = escrow.condemned(of_);
        for (uint256 i = 0; i < people.length; ++i) sum += escrow.balanceOf(of_, people[i]);
        equal(escrow.owed(of_), sum, "owed");
        equal(of_.balanceOf(address(escrow)), sum, "balance");
    }

    function refuses(bytes memory reason) internal {
        vm.expectRevert(reason);
    }
}
