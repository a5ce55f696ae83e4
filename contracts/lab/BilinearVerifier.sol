// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBilinearVerifier} from "./interfaces/IBilinearVerifier.sol";
import {Field} from "./lib/Field.sol";
import {Fp8} from "./lib/Fp8.sol";
import {Layer, Spec, Tensor} from "./lib/Spec.sol";
import {Tree} from "./lib/Tree.sol";

/// @title A matrix product checked on chain, without anybody to trust
/// @notice For local and test networks. Not audited.
/// @dev Of C = A * B' + bias, one number is compared: the sum of rho^i * sigma^j * C[i][j]. rho and sigma follow from the roots of A, B
/// and C, so a prover knows them only once C is fixed; a false C passes with at most 2 * 95 / P, about 2^-246, a try. Then each
/// sum is rounded, and the root of the rounded output compared.
contract BilinearVerifier is IBilinearVerifier {
    using Spec for bytes;

    uint256 private constant MAX_SIDE = 96;
    uint256 private constant BIAS = 8;
    uint256 private constant SUM = 8;
    int256 private constant MAX_BIAS = 2 ** 50;

    /// @dev The challenges, the number of each byte, and B' times the powers of sigma: by column, and of the biases.
    struct Weights {
        uint256 rho;
        uint256 sigma;
        uint256[256] units;
        uint256[] columns;
        uint256 bias;
    }

    /// @inheritdoc IBilinearVerifier
    function verify(
        bytes calldata spec,
        bytes32 inputRoot,
        bytes32[] calldata layerRoots,
        bytes calldata data
    ) external view returns (bool) {
        (Layer memory layer, Tensor memory a, Tensor memory b) = _read(spec, inputRoot, layerRoots);
        uint256 endA = a.rows * a.cols;
        uint256 endB = endA + b.rows * (b.cols + BIAS);
        uint256 end = endB + a.rows * b.rows * SUM;
        if (data.length != end) revert WrongDataLength(end, data.length);
        return
            _isCanonical(data[:endA], data[endA:endB], b.cols + BIAS) &&
            _isProduct(a, b, data[:endA], data[endA:endB], data[endB:]) &&
            _rounded(layer, data[endB:]) == layerRoots[0];
    }

    function _read(
        bytes calldata spec,
        bytes32 inputRoot,
        bytes32[] calldata layerRoots
    ) private pure returns (Layer memory layer, Tensor memory a, Tensor memory b) {
        if (!spec.isReadable() || spec.layersOf() != 1 || layerRoots.length != 1 || !spec.isWellFormed(1)) {
            revert OutOfReach();
        }
        layer = spec.layerOf(1);
        if (layer.op != Spec.LINEAR || layer.b < 128) revert OutOfReach();
        a = spec.tensorOf(inputRoot, layerRoots, 0);
        b = spec.tensorOf(inputRoot, layerRoots, layer.b);
        if (a.rows > MAX_SIDE || a.cols > MAX_SIDE || b.rows > MAX_SIDE) revert OutOfReach();
    }

    function _isCanonical(bytes calldata a, bytes calldata b, uint256 width) private pure returns (bool) {
        for (uint256 from = 0; from < b.length; from += width) {
            int256 bias = int64(uint64(bytes8(b[from:from + BIAS])));
            if (bias > MAX_BIAS || bias < -MAX_BIAS || !Fp8.isCanonical(b[from + BIAS:from + width])) return false;
        }
        return Fp8.isCanonical(a);
    }

    /// @dev Whether A and B are what was committed to, and C is their product.
    function _isProduct(
        Tensor memory tensorA,
        Tensor memory tensorB,
        bytes calldata a,
        bytes calldata b,
        bytes calldata c
    ) private view returns (bool) {
        uint256 width = tensorB.cols + BIAS;
        if (Tree.rootOf(a, tensorA.cols) != tensorA.root || Tree.rootOf(b, width) != tensorB.root) return false;
        bytes memory roots = abi.encodePacked(tensorA.root, tensorB.root, Tree.rootOf(c, tensorB.rows * SUM));
        return _difference(_weightsOf(b, width, roots), a, c) == 0;
    }

    /// @dev The challenges, and what they make of B.
    function _weightsOf(bytes calldata b, uint256 width, bytes memory roots) private pure returns (Weights memory) {
        uint256 sigma = uint256(sha256(bytes.concat(hex"06", roots))) % Field.P;
        uint256[256] memory units = Field.units();
        return
            Weights({
                rho: uint256(sha256(bytes.concat(hex"05", roots))) % Field.P,
                sigma: sigma,
                units: units,
                columns: Field.columns(units, b, width, BIAS, sigma),
                bias: Field.series(b, width, sigma) % Field.P
            });
    }

    /// @dev The sum of rho^i times what row i of the product weighs, less what row i of C does.
    function _difference(
        Weights memory weights,
        bytes calldata a,
        bytes calldata c
    ) private pure returns (uint256 difference) {
        uint256 cols = weights.columns.length;
        uint256 rows = a.length / cols;
        uint256 width = c.length / rows;
        for (uint256 i = rows; i > 0; --i) {
            uint256 row = Field.weigh(weights.units, Tree.rowOf(a, cols, i - 1), weights.columns) + weights.bias;
            row += Field.P - (Field.series(Tree.rowOf(c, width, i - 1), SUM, weights.sigma) % Field.P);
            difference = addmod(mulmod(difference, weights.rho, Field.P), row, Field.P);
        }
    }

    /// @dev The root of the output that the exact sums round to.
    function _rounded(Layer memory layer, bytes calldata c) private view returns (bytes32) {
        (uint256 cols, int256 shift, bool relu) = (layer.cols, layer.shift, layer.flags == 1);
        bytes32[] memory leaves = new bytes32[](1 << Tree.depthOf(layer.rows));
        bytes memory row = new bytes(cols + 1); // the leaf's tag, which is zero, and the row
        for (uint256 i = 0; i < layer.rows; ++i) {
            bytes calldata sums = Tree.rowOf(c, cols * SUM, i);
            for (uint256 j = 0; j < cols; ++j) {
                int256 sum;
                // solhint-disable-next-line no-inline-assembly
                assembly ("memory-safe") {
                    sum := signextend(7, shr(192, calldataload(add(sums.offset, mul(SUM, j)))))
                }
                uint256 code = relu && sum < 0 ? 0 : Fp8.quantize(sum, shift);
                // solhint-disable-next-line no-inline-assembly
                assembly ("memory-safe") {
                    mstore8(add(add(row, 33), j), code)
                }
            }
            leaves[i] = sha256(row);
        }
        return Tree.fold(leaves);
    }
}
