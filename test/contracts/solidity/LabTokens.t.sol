// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IBalances} from "../../../contracts/lab/interfaces/IBalances.sol";
import {Quote} from "../../../contracts/lab/types/Quote.sol";
import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../contracts/lab/types/TaskId.sol";
import {LabToken} from "../../../contracts/lab/LabToken.sol";
import {EscrowScene} from "./support/lab/EscrowScene.sol";
import {
    BlacklistingToken,
    FalseToken,
    FeeToken,
    PlainToken,
    ReentrantToken,
    ShrinkingToken,
    SilentToken
} from "./support/lab/OddTokens.sol";

/// @notice Tokens that do not do as an ERC-20 should, and the Lab's own.
contract LabTokensTest is EscrowScene {
    function test_aTokenThatKeepsAFeeIsRefused() external {
        FeeToken odd = new FeeToken();
        give(odd);
        refuses(abi.encodeWithSelector(IBalances.WrongAmountReceived.selector, odd, 100, 99));
        vm.prank(PAYER);
        escrow.deposit(odd, 100);
        equal(escrow.owed(odd), 0, "owed");
    }

    function test_aTokenThatShrankTakesNothingFromOtherTokens() external {
        ShrinkingToken odd = new ShrinkingToken();
        give(odd);
        vm.prank(PAYER);
        escrow.deposit(odd, 100);
        odd.shrink();
        refuses(abi.encodeWithSelector(IBalances.TokenShrank.selector, odd, 100, 50));
        vm.prank(WATCHER);
        escrow.deposit(odd, 1);
        vm.prank(worker);
        escrow.withdraw(token, 1000 ether, worker);
    }

    function test_aTokenThatSaysFalseIsRefused() external {
        FalseToken odd = new FalseToken();
        give(odd);
        refuses(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, odd));
        vm.prank(PAYER);
        escrow.deposit(odd, 100);
    }

    function test_aTokenThatSaysNothingIsTaken() external {
        SilentToken odd = new SilentToken();
        odd.mint(PAYER, 100);
        vm.startPrank(PAYER);
        escrow.deposit(IERC20(address(odd)), 100);
        escrow.withdraw(IERC20(address(odd)), 100, OUTSIDER);
        vm.stopPrank();
        equal(odd.balanceOf(OUTSIDER), 100, "paid");
    }

    function test_aTokenThatRefusesTheWorkerKeepsNoTaskFromEnding() external {
        BlacklistingToken odd = new BlacklistingToken();
        TaskId id = submittedIn(odd);
        odd.refuse(worker);
        pass(2 hours + 1);
        escrow.settle(id);
        isIn(id, TaskState.Final, "state");
        uint256 due = escrow.balanceOf(odd, worker);
        refuses(abi.encodeWithSelector(BlacklistingToken.Refused.selector, worker));
        vm.prank(worker);
        escrow.withdraw(odd, due, worker);
        vm.prank(worker);
        escrow.withdraw(odd, due, OUTSIDER);
        equal(odd.balanceOf(OUTSIDER), due, "to another account of its own");
    }

    function test_aReentrantTokenGetsNothingTwice() external {
        ReentrantToken odd = new ReentrantToken();
        TaskId id = submittedIn(odd);
        odd.put(escrow, 50);
        pass(2 hours + 1);
        bytes[4] memory calls = [
            abi.encodeCall(IBalances.withdraw, (odd, 50, address(odd))),
            abi.encodeCall(IBalances.deposit, (odd, 1)),
            abi.encodeCall(escrow.settle, (id)),
            abi.encodeCall(IBalances.destroy, (odd))
        ];
        for (uint256 i = 0; i < 4; ++i) {
            odd.aim(escrow, calls[i]);
            vm.prank(worker);
            escrow.withdraw(odd, 10, worker);
            equal(odd.successes(), 0, "calls that came through");
        }
        equal(odd.tries(), 4, "tries");
        odd.aim(escrow, "");
        escrow.settle(id);
        equal(odd.balanceOf(address(escrow)), escrow.owed(odd), "balance");
    }

    function test_aBondInAnotherTokenIsDestroyedWhereNobodyHasAKey() external {
        PlainToken odd = new PlainToken();
        TaskId id = submittedIn(odd);
        vm.prank(WATCHER);
        odd.approve(address(game), type(uint256).max);
        game.judge(challenge(id, WATCHER), true);
        escrow.destroy(odd);
        equal(odd.balanceOf(0x000000000000000000000000000000000000dEaD), BOND / 2, "destroyed");
        equal(odd.balanceOf(address(escrow)), escrow.owed(odd), "balance");
        refuses(abi.encodeWithSelector(IBalances.NothingToMove.selector, odd));
        escrow.destroy(odd);
    }

    function test_tokensSentByMistakeAreNobodysAndHarmNobody() external {
        vm.prank(WATCHER);
        token.transfer(address(escrow), 5);
        equal(escrow.owed(token), 1000 ether, "owed");
        vm.prank(worker);
        escrow.withdraw(token, 1000 ether, worker);
    }

    function test_theFaucetHasALimitForEachAndForAll() external {
        refuses(abi.encodeWithSelector(LabToken.FaucetEmpty.selector, PAYER, 5000 ether + 1, 5000 ether));
        vm.prank(PAYER);
        token.takeFromFaucet(5000 ether + 1);
        for (uint160 i = 1; i < 999; ++i) {
            vm.prank(address(i << 32));
            token.takeFromFaucet(10_000 ether);
        }
        equal(token.taken(), token.FAUCET_ALL(), "taken");
        refuses(abi.encodeWithSelector(LabToken.FaucetEmpty.selector, PAYER, 1, 0));
        vm.prank(PAYER);
        token.takeFromFaucet(1);
    }

    function test_onlyThePoolMints() external {
        refuses(abi.encodeWithSelector(LabToken.NotThePool.selector, OUTSIDER, pool));
        vm.prank(OUTSIDER);
        token.mint(OUTSIDER, 1);
    }

    function give(PlainToken odd) private {
        address[3] memory people = [worker, PAYER, WATCHER];
        for (uint256 i = 0; i < 3; ++i) {
            odd.mint(people[i], 1000 ether);
            vm.prank(people[i]);
            odd.approve(address(escrow), type(uint256).max);
        }
    }

    function submittedIn(PlainToken odd) private returns (TaskId) {
        give(odd);
        vm.prank(worker);
        escrow.deposit(odd, 100 ether);
        Quote memory offer = quote();
        (offer.token, offer.feeShare) = (odd, 0);
        return submitted(offer);
    }
}
