// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IQuotes} from "./interfaces/IQuotes.sol";
import {Family, hasGames} from "./types/Family.sol";
import {Quote} from "./types/Quote.sol";
import {TaskId} from "./types/TaskId.sol";

/// @title What a worker offers by a signature
/// @dev For local and test networks. Not audited. Numbers have no order: quotes to many payers are open at once.
abstract contract Quotes is IQuotes, EIP712 {
    using BitMaps for BitMaps.BitMap;

    /// @notice Hundredths of a percent in the whole.
    uint16 internal constant WHOLE = 10_000;

    /// @notice Longest window for submitting, challenging or ruling, in seconds.
    uint32 public constant LONGEST_WINDOW = 30 days;

    /// @notice Longest turn of a game, in seconds.
    uint32 public constant LONGEST_TURN = 1 days;

    // solhint-disable gas-small-strings
    bytes32 private constant QUOTE_TYPE = keccak256(
        "Quote(address worker,address payer,address token,bytes32 specDigest,bytes32 inputRoot,uint8 family,uint128 price,uint128 workerBond,uint128 challengeBond,uint16 feeShare,uint32 submitWindow,uint32 challengeWindow,uint32 turnSeconds,uint32 rulingWindow,address arbitrator,uint40 validUntil,uint256 nonce)"
    );
    // solhint-enable gas-small-strings

    mapping(address worker => BitMaps.BitMap) private _used;

    constructor() EIP712("DeML OS Lab", "1") {}

    /// @inheritdoc IQuotes
    function cancel(uint256 nonce) external {
        _use(msg.sender, nonce);
        emit QuoteCancelled(msg.sender, nonce);
    }

    /// @inheritdoc IQuotes
    function taskIdOf(Quote calldata quote) public view returns (TaskId) {
        return TaskId.wrap(_hashTypedDataV4(keccak256(abi.encode(QUOTE_TYPE, quote))));
    }

    /// @inheritdoc IQuotes
    function isNonceUsed(address worker, uint256 nonce) external view returns (bool) {
        return _used[worker].get(nonce);
    }

    /// @dev Takes the number of a quote that the sender may fund now, and that its worker has signed.
    function _redeem(Quote calldata quote, bytes calldata signature) internal returns (TaskId id) {
        if (block.timestamp > quote.validUntil) revert QuoteExpired(quote.validUntil, block.timestamp);
        if (quote.payer != address(0) && quote.payer != msg.sender) revert NotThePayer(msg.sender, quote.payer);
        _requireTerms(quote);
        id = taskIdOf(quote);
        if (!SignatureChecker.isValidSignatureNowCalldata(quote.worker, TaskId.unwrap(id), signature)) {
            revert InvalidQuoteSignature(quote.worker);
        }
        _use(quote.worker, quote.nonce);
    }

    /// @dev Whether the token is the one that fees are burned in.
    function _takesFees(Quote calldata quote) internal view virtual returns (bool);

    function _use(address worker, uint256 nonce) private {
        if (_used[worker].get(nonce)) revert NonceUsed(worker, nonce);
        _used[worker].set(nonce);
    }

    /// @dev Terms by which nobody who is honest could lose, and every wait ends.
    function _requireTerms(Quote calldata quote) private view {
        _requireWindow(quote.submitWindow, LONGEST_WINDOW);
        _requireWindow(quote.challengeWindow, LONGEST_WINDOW);
        if ((quote.arbitrator == address(0)) != (quote.rulingWindow == 0)) {
            revert ArbitratorUnclear(quote.arbitrator, quote.rulingWindow);
        }
        if (quote.rulingWindow > LONGEST_WINDOW) revert WindowOutOfRange(quote.rulingWindow, LONGEST_WINDOW);
        if (quote.feeShare > WHOLE) revert ShareTooLarge(quote.feeShare);
        if (quote.feeShare != 0 && (quote.family == Family.Acceptance || !_takesFees(quote))) {
            revert NoFeeHere(quote.feeShare);
        }
        if (!hasGames(quote.family)) return;
        _requireWindow(quote.turnSeconds, LONGEST_TURN);
        if (quote.challengeBond == 0 || quote.workerBond / 2 < quote.challengeBond) {
            revert BondsTooSmall(quote.workerBond, quote.challengeBond);
        }
    }

    function _requireWindow(uint32 given, uint32 longest) private pure {
        if (given == 0 || given > longest) revert WindowOutOfRange(given, longest);
    }
}
