// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBilinearVerifier} from "../../../../../contracts/lab/interfaces/IBilinearVerifier.sol";
import {TaskEscrow} from "../../../../../contracts/lab/TaskEscrow.sol";
import {WorkPool} from "../../../../../contracts/lab/WorkPool.sol";
import {EscrowActs} from "./EscrowActs.sol";
import {StubVerifier} from "./OddTokens.sol";
import {StubGame} from "./StubGame.sol";

/// @notice An escrow with its pool, a game and a verifier that do as they are told, and people with tokens.
abstract contract EscrowScene is EscrowActs {
    constructor() {
        vm.warp(100 days);
        worker = vm.addr(WORKER_KEY);
        verifier = new StubVerifier();
        escrow = new TaskEscrow(IBilinearVerifier(address(verifier)));
        pool = new WorkPool(address(escrow), EPOCH, UNITS_PER_MAC);
        token = pool.token();
        game = new StubGame(escrow);
        escrow.bind(address(game), pool);
        address[4] memory people = [worker, PAYER, WATCHER, OUTSIDER];
        for (uint256 i = 0; i < 4; ++i) {
            vm.startPrank(people[i]);
            token.takeFromFaucet(5000 ether);
            token.approve(address(escrow), type(uint256).max);
            token.approve(address(game), type(uint256).max);
            vm.stopPrank();
        }
        vm.prank(worker);
        escrow.deposit(token, 1000 ether);
    }
}
