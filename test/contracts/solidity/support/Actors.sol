// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head, Status} from "../../../../contracts/types/Entry.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules} from "../../../../contracts/types/Proposal.sol";
import {SignedActors} from "./SignedActors.sol";
import {Vm} from "./TestBase.sol";

/// @notice Drives a Registry by random calls of everybody, refused ones included; the books say what must hold.
contract Actors is SignedActors {
    constructor() {
        for (uint256 i = 0; i < CURATORS; ++i) seated[i] = true;
    }

    function treasuryOfSpam() external pure returns (address) {
        return TREASURY;
    }

    function proposeSomething(
        uint8 who,
        uint8 action,
        uint8 entry,
        uint8 base,
        bytes32 digest,
        uint8 pay
    ) external watched(false) {
        Proposal memory proposal = draft(who, action, entry, digest);
        // Mostly the right base and bond, so that proposals open; sometimes any.
        if (base >= 224) proposal.baseVersion = base % 4;
        uint256 value = pay < 224 ? proposal.bond : pay;
        vm.prank(proposal.proposer);
        try
            registry.propose{value: value}(
                proposal.action,
                proposal.kind,
                proposal.period,
                proposal.key,
                proposal.baseVersion,
                proposal.digest
            )
        {
            if (proposal.baseVersion != headAt(entry).version) ++forged;
            _opened(proposal, entry % ENTRIES);
        } catch {}
    }

    function approveSomething(uint8 who, uint256 which) external watched(false) {
        if (items.length == 0) return;
        uint256 item = recent(which);
        who = voter(who);
        vm.prank(personAt(who));
        try registry.approve(items[item].proposal) {
            _recorded(item, who, APPROVE);
            _approved(item, vm.getRecordedLogs());
        } catch {}
    }

    function approveTwo(uint8 who, uint256 which) external watched(false) {
        if (items.length == 0) return;
        uint256[2] memory both = [recent(which), recent(which >> 128)];
        bytes[] memory calls = new bytes[](2);
        for (uint256 i = 0; i < 2; ++i) calls[i] = abi.encodeCall(registry.approve, (items[both[i]].proposal));
        who = voter(who);
        vm.prank(personAt(who));
        try registry.multicall(calls) {
            Vm.Log[] memory logs = vm.getRecordedLogs();
            for (uint256 i = 0; i < 2; ++i) {
                _recorded(both[i], who, APPROVE);
                _approved(both[i], logs);
            }
        } catch {}
    }

    function rejectSomething(uint8 who, uint256 which, bool spam) external watched(true) {
        if (items.length == 0 || which % 3 == 0) return;
        uint256 item = recent(which >> 8);
        who = voter(who);
        vm.prank(personAt(who));
        try registry.reject(items[item].proposal, "reason", spam) {
            _recorded(item, who, spam ? SPAM : REJECT);
            _rejected(item);
        } catch {}
    }

    function withdrawSomething(uint8 who, uint256 which) external watched(true) {
        if (items.length == 0) return;
        uint256 item = recent(which);
        Proposal memory proposal = items[item].proposal;
        bool late = block.timestamp > proposal.deadline;
        // Proposers seldom change their minds, else nothing would be left to judge.
        if (!late && which % 8 != 0) return;
        address by = which % 3 == 0 ? proposal.proposer : personAt(who);
        vm.prank(by);
        try registry.withdraw(proposal) {
            if (by != proposal.proposer && !late) ++forged;
            if (items[item].open) _closed(item, proposal.proposer);
            else ++executedTwice;
        } catch {}
    }

    function collectSomething(uint8 who) external watched(true) {
        address account = who % 9 == 8 ? TREASURY : personAt(who);
        uint256 before = account.balance;
        try registry.collect(account) {
            if (account.balance != before + credits[account]) ++paidTwice;
            credits[account] = 0;
        } catch {}
    }

    /// @dev Fields that nobody proposed, each of them close to ones that somebody did.
    function forgeSomething(uint8 who, uint256 which, uint8 field) external watched(false) {
        if (items.length == 0) return;
        Proposal memory proposal = items[recent(which)].proposal;
        if (field % 8 == 0) proposal.quorum = 1;
        if (field % 8 == 1) proposal.rejectionQuorum += 1;
        if (field % 8 == 2) proposal.deadline += 1;
        if (field % 8 == 3) proposal.digest = ~proposal.digest;
        if (field % 8 == 4) proposal.proposer = address(uint160(proposal.proposer) ^ 1);
        if (field % 8 == 5) proposal.bond += 1;
        if (field % 8 == 6) proposal.baseVersion += 1;
        if (field % 8 == 7) proposal.key = Key.wrap(Key.unwrap(proposal.key) | bytes32(uint256(1)));
        if (proposal.quorum == items[recent(which)].proposal.quorum && field % 8 == 0) return;
        vm.prank(personAt(who));
        if (field & 8 == 0) {
            try registry.approve(proposal) {
                ++forged;
            } catch {}
        } else {
            try registry.reject(proposal, "reason", field & 16 == 0) {
                ++forged;
            } catch {}
        }
    }

    function changeSeats(uint8 index, uint8 who) external watched(false) {
        uint256 person = who % PEOPLE;
        // Mostly somebody whose vote is still needed, so that votes of empty seats are there to be miscounted.
        for (uint8 i = 0; i < PEOPLE && index % 4 > 0 && items.length > 0; ++i) {
            if (items[items.length - 1].open && hasVoted(items.length - 1, i) && seated[i]) person = i;
        }
        if (seated[person]) {
            if (who >= 64) return;
            (, uint8 seat) = registry.seatOf(personAt(person));
            registry.vacate(seat);
            _left(person);
        } else {
            try registry.seat((index >> 2) % 16, personAt(person)) {
                seated[person] = true;
            } catch {}
        }
    }

    function changeRules(
        uint8 entry,
        uint8 quorum,
        uint8 rejectionQuorum,
        uint32 lifetime,
        uint8 bond
    ) external watched(false) {
        (Kind kind, , ) = entryAt(entry);
        Rules memory next = Rules({
            quorum: 1 + (quorum % 3),
            rejectionQuorum: 1 + (rejectionQuorum % 3),
            lifetime: 1 hours + (lifetime % 89 days),
            bond: uint96(bond % 4) * 0.01 ether
        });
        try registry.setRules(kind, next) {} catch {}
    }

    function changePause(uint8 dice) external watched(false) {
        if (dice < 64) {
            vm.prank(GUARDIAN);
            try registry.pause() {} catch {}
        } else {
            try registry.unpause() {} catch {}
        }
    }

    function changeTreasury(uint8 who) external watched(false) {
        registry.setTreasury(who % 2 == 0 ? TREASURY : personAt(who));
    }

    function wait_(uint32 time) external watched(false) {
        // Now and then long enough for every seat to be free again.
        vm.warp(block.timestamp + (time % 16 == 0 ? 91 days : time % 6 days));
    }
}
