// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head, Status} from "../../../../contracts/types/Entry.sol";
import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules} from "../../../../contracts/types/Proposal.sol";
import {SeatSignature} from "../../../../contracts/types/Seats.sol";
import {Books} from "./Books.sol";
import {TypedData} from "./TypedData.sol";

/// @notice Random calls that carry signatures: good ones, and ones that are wrong in every way that comes to mind.
abstract contract SignedActors is Books {
    /// @dev A revision that is only signed. `bad`: it must be refused. `spoiled`: whose approval does not count, or nobody's.
    struct Offer {
        Proposal proposal;
        bytes signature;
        SeatSignature[] approvals;
        uint8 entry;
        uint8 mask;
        uint8 spoiled;
        bool bad;
    }

    function approveSigned(uint8 sender, uint256 which, uint8 mask, uint8 form) external watched(false) {
        if (items.length == 0) return;
        uint256 item = recent(which);
        mask = _mostlyAble(mask, form, items[item].proposal);
        (SeatSignature[] memory list, uint8 spoiled) = _approvals(items[item].proposal, mask, form);
        vm.prank(personAt(sender));
        try registry.approveBySig(items[item].proposal, list) {
            _recordedAll(item, mask, spoiled);
            _approved(item, vm.getRecordedLogs());
        } catch {}
    }

    function reviseSigned(bytes8 roll, bytes32 digest) external watched(false) {
        Offer memory offer;
        offer.entry = uint8(roll[0]);
        offer.proposal = draft(uint8(roll[2]), uint8(roll[3]), offer.entry, digest);
        offer.mask = _mostlyAble(uint8(roll[1]), uint8(roll[6]), offer.proposal);
        offer.proposal.bond = 0;
        offer.proposal.deadline -= uint40(uint8(roll[4])) % 60; // another time of signing is another proposal
        uint8 wrong = uint8(roll[5]) % 32;
        offer.bad = _spoilOffer(offer.proposal, wrong) || wrong == 7 || wrong == 8;
        (offer.approvals, offer.spoiled) = _approvals(offer.proposal, offer.mask, uint8(roll[6]));
        bytes32 signed =
            wrong == 7
                ? TypedData.approvalDigest(separator, offer.proposal)
                : TypedData.offerDigest(separator, offer.proposal);
        uint256 signer = uint256(uint8(roll[2])) + (wrong == 8 ? 1 : 0);
        offer.signature = signatureOf(signer, signed, roll[7] & 0x01 == 0);
        _revise(offer);
    }

    /// @dev What was carried out or withdrawn once, brought again with signatures that were good.
    function replaySigned(uint256 which, uint8 mask) external watched(false) {
        if (items.length == 0) return;
        uint256 item = recent(which);
        Proposal memory proposal = items[item].proposal;
        (SeatSignature[] memory list, ) = _approvals(proposal, mask, 0);
        bytes memory offer;
        for (uint8 i = 0; i < PEOPLE; ++i) {
            if (personAt(i) != proposal.proposer) continue;
            offer = signatureOf(i, TypedData.offerDigest(separator, proposal), false);
        }
        try registry.reviseBySig(proposal, offer, list) {
            ++executedTwice;
        } catch {}
    }

    /// @dev One of the newest proposals, since old ones are mostly closed.
    function recent(uint256 which) internal view returns (uint256) {
        uint256 window = items.length < 3 ? items.length : 3;
        return items.length - 1 - (which % window);
    }

    /// @dev Mostly somebody on the council, sometimes anybody.
    function voter(uint8 who) internal view returns (uint8) {
        for (uint8 i = 0; i < PEOPLE && who < 224; ++i) if (seated[(who + i) % PEOPLE]) return (who + i) % PEOPLE;
        return who % PEOPLE;
    }

    /// @dev A proposal that could open now, if the entry's status allows what was rolled.
    function draft(
        uint256 who,
        uint8 action,
        uint8 entry,
        bytes32 digest
    ) internal view returns (Proposal memory proposal) {
        (Kind kind, uint32 period, Key key) = entryAt(entry);
        Head memory head = headAt(entry);
        Action what = Action(1 + (action % 4));
        if (action >= 160) what = Action.Update;
        if (head.status == Status.None) what = Action.Create;
        if (head.status == Status.Retired) what = Action.Restore;
        if (action == 255) what = Action.Create;
        Rules memory rules = registry.rules(kind);
        return
            Proposal({
                action: what,
                kind: kind,
                period: period,
                key: key,
                baseVersion: head.version,
                digest: digest,
                proposer: personAt(who),
                quorum: rules.quorum,
                rejectionQuorum: rules.rejectionQuorum,
                deadline: uint40(block.timestamp + rules.lifetime),
                bond: rules.bond
            });
    }

    /// @dev Of the people in `mask`, mostly only those whose approval can count.
    function _mostlyAble(uint8 mask, uint8 form, Proposal memory proposal) private view returns (uint8) {
        if (form % 16 == 15) return mask;
        for (uint8 i = 0; i < PEOPLE; ++i) {
            if (!seated[i] || personAt(i) == proposal.proposer) mask &= ~(uint8(1) << i);
        }
        return mask;
    }

    function _revise(Offer memory offer) private {
        Proposal memory proposal = offer.proposal;
        if (uint256(proposal.digest) % 8 == 0) {
            vm.prank(proposal.proposer);
            try registry.withdraw(proposal) {
                offer.bad = true;
            } catch {}
        }
        try registry.reviseBySig(proposal, offer.signature, offer.approvals) {
            if (offer.bad || proposal.action == Action.Dispute) ++forged;
            _opened(proposal, offer.entry % ENTRIES);
            _recordedAll(items.length - 1, offer.mask, offer.spoiled);
            if (_approved(items.length - 1, vm.getRecordedLogs())) ++signedRevisions;
            else ++unearned;
        } catch {}
    }

    /// @dev Whether the offer now is one that must be refused, however well it is signed.
    function _spoilOffer(Proposal memory proposal, uint8 wrong) private view returns (bool) {
        if (wrong == 1 && proposal.quorum > 1) proposal.quorum = 1;
        else if (wrong == 2) proposal.rejectionQuorum += 1;
        else if (wrong == 3) proposal.bond = 1;
        else if (wrong == 4) proposal.deadline = uint40(block.timestamp + 91 days);
        else if (wrong == 5) proposal.deadline = uint40(block.timestamp - 1);
        else if (wrong == 6) proposal.baseVersion += 1;
        else return false;
        return true;
    }

    /// @dev Approvals by the people in `mask`; from a form of 192 on, that of one of them is spoiled.
    function _approvals(
        Proposal memory proposal,
        uint8 mask,
        uint8 form
    ) private view returns (SeatSignature[] memory list, uint8 spoiled) {
        uint256 size;
        for (uint8 i = 0; i < PEOPLE; ++i) if (mask & (1 << i) != 0) ++size;
        bool twice = size > 0 && form % 8 == 1;
        list = new SeatSignature[](twice ? size + 1 : size);
        spoiled = PEOPLE;
        bytes32 digest = TypedData.approvalDigest(separator, proposal);
        uint256 place;
        for (uint8 i = 0; i < PEOPLE; ++i) {
            if (mask & (1 << i) == 0) continue;
            (bool has, uint8 seat) = registry.seatOf(personAt(i));
            list[place].seat = has ? seat : 64 + i; // where nobody sits
            list[place].signature = signatureOf(i, digest, form % 2 == 0);
            if (form >= 192 && form % size == place) {
                spoiled = i;
                list[place].signature = _spoilt(proposal, list[place].signature, i, form % 7);
            }
            ++place;
        }
        if (twice) list[size] = list[0];
    }

    function _spoilt(
        Proposal memory proposal,
        bytes memory good,
        uint8 person,
        uint8 how
    ) private view returns (bytes memory) {
        if (how == 0) return signatureOf(person + 1, TypedData.approvalDigest(separator, proposal), false);
        if (how == 1) return signatureOf(person, TypedData.offerDigest(separator, proposal), false);
        if (how == 2) {
            bytes32 elsewhere = TypedData.domain("DeML OS Registry", "1", block.chainid + 1, address(registry));
            return signatureOf(person, TypedData.approvalDigest(elsewhere, proposal), false);
        }
        if (how == 3) {
            bytes32 elsewhere = TypedData.domain("DeML OS Registry", "1", block.chainid, address(this));
            return signatureOf(person, TypedData.approvalDigest(elsewhere, proposal), false);
        }
        if (how == 4) return bytes.concat(good, hex"00");
        if (how == 5) return "";
        good[12] = bytes1(uint8(good[12]) ^ 1); // in r, also behind the two bytes of the wallet
        return good;
    }

    /// @dev Everybody in `mask` who had not voted has now approved; a spoiled signature must not have counted.
    function _recordedAll(uint256 item, uint8 mask, uint8 spoiled) private {
        for (uint8 i = 0; i < PEOPLE; ++i) {
            if (mask & (1 << i) == 0 || (seated[i] && hasVoted(item, i))) continue;
            if (i == spoiled) ++forged;
            _recorded(item, i, APPROVE);
        }
    }
}
