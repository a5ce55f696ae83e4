// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry, IReferee, Opening, Run, Verdict} from "./interfaces/IReferee.sol";
import {Fp8} from "./lib/Fp8.sol";
import {Gather} from "./lib/Gather.sol";
import {Softmax} from "./lib/Softmax.sol";
import {Layer, Spec, Tensor} from "./lib/Spec.sol";
import {Tree} from "./lib/Tree.sol";

/// @title The judge of single entries
/// @notice For local and test networks. Not audited.
/// @dev Who brings a wrong path made an error and is refused; a row that is committed to and malformed is the worker's lie, and is
/// answered: a revert would make that lie unprovable.
contract Referee is IReferee {
    using Spec for bytes;

    uint256 private constant BIAS = 8;
    int256 private constant MAX_BIAS = 2 ** 50;

    /// @inheritdoc IReferee
    function judge(Run calldata run, Entry calldata entry) external view returns (Verdict) {
        uint256 n = entry.layer;
        if (!_isReadable(run)) return Verdict.Malformed;
        if (n == 0 || n > run.layerRoots.length) revert NoSuchEntry(n, entry.row, entry.col);
        if (!run.spec.isWellFormed(n)) return Verdict.Malformed;
        Layer memory layer = run.spec.layerOf(n);
        if (entry.row >= layer.rows || entry.col >= layer.cols) revert NoSuchEntry(n, entry.row, entry.col);

        bool sound = _open(run, n, entry.row, entry.out);
        uint256 expected;
        if (layer.op == Spec.LINEAR) {
            sound = _open(run, layer.a, entry.row, entry.a) && sound;
            sound = _open(run, layer.b, entry.col, entry.b) && sound;
            if (sound) expected = _linear(layer, entry.a.row, entry.b.row);
        } else if (layer.op == Spec.SOFTMAX) {
            sound = _open(run, layer.a, entry.row, entry.a) && sound;
            if (sound) expected = Softmax.entryOf(entry.a.row, entry.col);
        } else {
            uint256 cols = _tensor(run, layer.a).cols;
            (bool inside, uint256 row, uint256 col) = Gather.sourceOf(layer, cols, entry.row, entry.col);
            if (inside) sound = _open(run, layer.a, row, entry.a) && sound;
            if (inside && sound) expected = uint8(entry.a.row[col]);
        }
        if (!sound) return Verdict.Malformed;
        return uint8(entry.out.row[entry.col]) == expected ? Verdict.Honest : Verdict.Wrong;
    }

    /// @inheritdoc IReferee
    function judgeRow(
        Run calldata run,
        uint8 operand,
        uint16 index,
        Opening calldata opening
    ) external view returns (Verdict) {
        if (!_isReadable(run)) return Verdict.Malformed;
        if (!run.spec.has(operand)) revert NoSuchRow(operand, index);
        if (operand != 0 && operand < 128 && !run.spec.isWellFormed(operand)) return Verdict.Malformed;
        if (index >= _tensor(run, operand).rows) revert NoSuchRow(operand, index);
        return _open(run, operand, index, opening) ? Verdict.Honest : Verdict.Malformed;
    }

    /// @inheritdoc IReferee
    function isValid(bytes calldata spec) external pure returns (bool) {
        if (!spec.isReadable()) return false;
        uint256 layers = spec.layersOf();
        for (uint256 n = 1; n <= layers; ++n) if (!spec.isWellFormed(n)) return false;
        return true;
    }

    /// @inheritdoc IReferee
    function digestOf(Run calldata run) external pure returns (bytes32) {
        return Spec.traceOf(run.spec.digestOf(), run.inputRoot, run.layerRoots);
    }

    /// @dev Whether a row that is committed to is one; refuses one that is not committed to.
    function _open(
        Run calldata run,
        uint256 operand,
        uint256 index,
        Opening calldata opening
    ) private view returns (bool) {
        Tensor memory tensor = _tensor(run, operand);
        uint256 depth = Tree.depthOf(tensor.rows);
        if (opening.path.length != depth) revert WrongPathLength(depth, opening.path.length);
        bytes32 root = Tree.climb(Tree.leafOf(opening.row), index, opening.path);
        if (root != tensor.root) revert WrongPath(tensor.root, root);

        if (!tensor.weight) return opening.row.length == tensor.cols && Fp8.isCanonical(opening.row);
        if (opening.row.length != tensor.cols + BIAS) return false;
        int256 bias = _bias(opening.row);
        return bias >= -MAX_BIAS && bias <= MAX_BIAS && Fp8.isCanonical(opening.row[BIAS:]);
    }

    function _linear(Layer memory layer, bytes calldata a, bytes calldata b) private pure returns (uint256) {
        int256 sum = layer.b < 128 ? Fp8.dot(a, b) : Fp8.dot(a, b[BIAS:]) + _bias(b);
        if (layer.flags == 1 && sum < 0) sum = 0;
        return Fp8.quantize(sum, layer.shift);
    }

    function _bias(bytes calldata row) private pure returns (int256) {
        return int64(uint64(bytes8(row[:BIAS])));
    }

    function _tensor(Run calldata run, uint256 operand) private pure returns (Tensor memory) {
        return run.spec.tensorOf(run.inputRoot, run.layerRoots, operand);
    }

    function _isReadable(Run calldata run) private pure returns (bool) {
        return run.spec.isReadable() && run.spec.layersOf() == run.layerRoots.length;
    }
}
