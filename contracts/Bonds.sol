// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IBonds} from "./interfaces/IBonds.sol";
import {ProposalId} from "./types/ProposalId.sol";

/// @title Credits of closed proposals
/// @dev Pull payments: judging a proposal pays nobody, so no recipient can keep a proposal from being judged.
abstract contract Bonds is IBonds, AccessManaged {
    mapping(address account => uint256) private _credits;

    /// @inheritdoc IBonds
    address public treasury;

    constructor(address treasury_) {
        _setTreasury(treasury_);
    }

    /// @inheritdoc IBonds
    function collect(address account) external {
        uint256 amount = _credits[account];
        if (amount == 0) revert NothingToCollect(account);
        delete _credits[account];
        emit Collected(account, amount);
        Address.sendValue(payable(account), amount);
    }

    /// @inheritdoc IBonds
    function setTreasury(address treasury_) external restricted {
        _setTreasury(treasury_);
    }

    /// @inheritdoc IBonds
    function creditOf(address account) external view returns (uint256) {
        return _credits[account];
    }

    /// @dev A bond of zero leaves no trace.
    function _credit(address account, uint256 amount, ProposalId proposal) internal {
        if (amount == 0) return;
        _credits[account] += amount;
        emit Credited(account, amount, proposal);
    }

    function _setTreasury(address treasury_) private {
        if (treasury_ == address(0)) revert TreasuryMissing();
        treasury = treasury_;
        emit TreasurySet(treasury_);
    }
}
