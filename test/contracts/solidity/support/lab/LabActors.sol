// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TaskEscrow} from "../../../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../../../contracts/lab/types/Quote.sol";
import {Task, TaskState} from "../../../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";
import {WorkPool} from "../../../../../contracts/lab/WorkPool.sol";
import {EscrowActs} from "./EscrowActs.sol";
import {StubVerifier} from "./OddTokens.sol";
import {StubGame} from "./StubGame.sol";

/// @notice Drives the escrow by random calls of everybody, refused ones included, and keeps books of what each task may cost whom.
/// @dev The game says the truth, as the referee does: a worker loses by the verdict only if its result is wrong, else by silence.
contract LabActors is EscrowActs {
    uint256 private constant TASKS = 24;

    struct Book {
        uint128 price;
        uint128 bond;
        uint128 stake;
        bool wrong;
        bool workerSilent;
    }

    TaskId[] private _ids;
    mapping(TaskId => Book) private _books;
    uint256 public claims;
    uint256[] private _epochs;
    uint256 private _nonce;

    constructor(TaskEscrow escrow_, WorkPool pool_, StubGame game_, StubVerifier verifier_) {
        (escrow, pool, game, verifier) = (escrow_, pool_, game_, verifier_);
        (token, worker) = (pool_.token(), vm.addr(WORKER_KEY));
    }

    function fundSomething(uint8 kind, uint64 price, uint64 bond, uint16 share, bool wrong, bool arbitrator) external {
        if (_ids.length == TASKS) return;
        Quote memory offer = quote();
        offer.family = Family(kind % 5);
        (offer.price, offer.workerBond) = (price % 50 ether, 2 + (bond % 50 ether));
        offer.challengeBond = uint128(1 + ((uint256(bond) / 7) % (offer.workerBond / 2)));
        offer.feeShare = offer.family == Family.Acceptance ? 0 : share % 10_001;
        offer.nonce = _nonce++;
        if (arbitrator) (offer.arbitrator, offer.rulingWindow) = (ARBITRATOR, 3 hours);
        bytes memory signature = signatureOf(offer);
        vm.prank(PAYER);
        try escrow.fund(offer, spec(), signature) returns (TaskId id) {
            _ids.push(id);
            _books[id] = Book(offer.price, offer.workerBond, offer.challengeBond, wrong, false);
        } catch {}
    }

    function submitSomething(uint256 which) external {
        if (_ids.length == 0) return;
        vm.prank(worker);
        try escrow.submit(_one(which), roots("output")) {} catch {}
    }

    function acceptSomething(uint256 which) external {
        if (_ids.length == 0 || which % 4 != 0) return;
        vm.prank(PAYER);
        try escrow.accept(_one(which >> 2)) {} catch {}
    }

    function contestSomething(uint256 which, uint16 share) external {
        if (_ids.length == 0) return;
        TaskId id = _one(which);
        vm.prank(PAYER);
        try escrow.contest(id, "why") {} catch {}
        if (share > 20_000) return;
        vm.prank(ARBITRATOR);
        try escrow.rule(id, share, "because") {} catch {}
    }

    function proveSomething(uint256 which) external {
        if (_ids.length == 0) return;
        TaskId id = _one(which);
        verifier.set(!_books[id].wrong);
        try escrow.settleByProof(id, spec(), roots("output"), "") {} catch {}
        verifier.set(false);
        _noteEpoch();
    }

    function challengeSomething(uint256 which, bool outsider) external {
        if (_ids.length == 0) return;
        vm.prank(outsider ? OUTSIDER : WATCHER);
        try game.open(_one(which)) {} catch {}
    }

    function judgeSomething(uint256 which) external {
        if (game.count() == 0) return;
        which %= game.count();
        (TaskId id, , , , , ) = game.games(which);
        try game.judge(which, _books[id].wrong) {} catch {}
    }

    function moveOrTimeOut(uint256 which, bool move) external {
        if (game.count() == 0) return;
        which %= game.count();
        if (move) {
            try game.move(which) {} catch {}
        } else {
            _timeOut(which);
        }
    }

    function settleSomething(uint256 which, uint16 seconds_) external {
        pass(seconds_ % 3 hours);
        if (_ids.length == 0) return;
        try escrow.settle(_one(which)) {} catch {}
        _noteEpoch();
    }

    function claimSomething(uint256 which, bool newEpoch) external {
        if (newEpoch) pass(EPOCH);
        if (_ids.length == 0) return;
        try pool.claim(_one(which)) {
            ++claims;
        } catch {}
    }

    function withdrawSomething(uint8 who, uint64 amount) external {
        address account = personAt(who % 4);
        vm.prank(account);
        try escrow.withdraw(token, amount, account) {} catch {}
        if (who > 200 && escrow.condemned(token) != 0) escrow.destroy(token);
    }

    /// @notice Nobody does anything any more but wait, and make the calls that anybody may make.
    function everybodyWaits() external {
        for (uint256 i = 0; i < game.count(); ++i) _waitForGame(i);
        pass(30 days);
        for (uint256 i = 0; i < _ids.length; ++i) {
            try escrow.settle(_ids[i]) {} catch {}
        }
        _noteEpoch();
        pass(EPOCH);
        for (uint256 i = 0; i < _ids.length; ++i) {
            try pool.claim(_ids[i]) {} catch {}
        }
    }

    /// @notice Everybody takes out what it has, and what is condemned is destroyed.
    function everybodyLeaves() external {
        for (uint256 i = 0; i < 4; ++i) {
            address account = personAt(i);
            uint256 amount = escrow.balanceOf(token, account);
            if (amount == 0) continue;
            vm.prank(account);
            escrow.withdraw(token, amount, account);
        }
        if (escrow.condemned(token) != 0) escrow.destroy(token);
    }

    /// @notice What is locked in tasks by the books: the price and the bond of each that has not ended.
    function locked() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _ids.length; ++i) {
            Book memory book = _books[_ids[i]];
            if (!_isEnded(_ids[i])) sum += uint256(book.price) + book.bond;
        }
    }

    /// @notice Tasks that have not ended.
    function open() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _ids.length; ++i) if (!_isEnded(_ids[i])) ++sum;
    }

    /// @notice Tasks where a worker that told the truth and was never silent lost, or one that lied was held to be verified.
    function injustices() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _ids.length; ++i) {
            Task memory task = escrow.taskOf(_ids[i]);
            Book memory book = _books[_ids[i]];
            if (task.state == TaskState.Slashed && !book.wrong && !book.workerSilent) ++sum;
            if (task.proved && book.wrong) ++sum;
        }
    }

    function states() external view returns (uint256[6] memory counts) {
        for (uint256 i = 0; i < _ids.length; ++i) ++counts[uint256(escrow.taskOf(_ids[i]).state)];
    }

    /// @notice Epochs in which fees were burned.
    function epochs() external view returns (uint256[] memory) {
        return _epochs;
    }

    function personAt(uint256 index) public view returns (address) {
        return [worker, PAYER, WATCHER, OUTSIDER][index];
    }

    function _one(uint256 which) private view returns (TaskId) {
        return _ids[which % _ids.length];
    }

    function _noteEpoch() private {
        uint256 epoch = pool.epochNow();
        (uint256 burned, , ) = pool.epochs(epoch);
        if (burned == 0 || (_epochs.length != 0 && _epochs[_epochs.length - 1] == epoch)) return;
        _epochs.push(epoch);
    }

    function _isEnded(TaskId id) private view returns (bool) {
        return uint256(escrow.taskOf(id).state) >= uint256(TaskState.Final);
    }

    function _waitForGame(uint256 which) private {
        (, , , uint256 until, , bool going) = game.games(which);
        if (!going) return;
        if (block.timestamp <= until) vm.warp(until + 1);
        _timeOut(which);
    }

    function _timeOut(uint256 which) private {
        (TaskId id, , , , bool workersTurn, ) = game.games(which);
        try game.timeOut(which) {
            if (workersTurn) _books[id].workerSilent = true;
        } catch {}
    }
}
