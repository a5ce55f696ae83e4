// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What a tensor is: its shape, whether its rows begin with a bias, and the root that commits to it.
struct Tensor {
    uint256 rows;
    uint256 cols;
    bool weight;
    bytes32 root;
}

/// @notice One step of a spec; the last six fields belong to a gather of patches.
struct Layer {
    uint8 op;
    uint8 a;
    uint8 b;
    uint8 flags;
    uint16 rows;
    uint16 cols;
    int8 shift;
    uint8 height;
    uint8 width;
    uint8 channels;
    uint8 kernel;
    uint8 stride;
    uint8 pad;
    uint8 zero;
}

/// @title What is to be computed, as bytes
/// @notice For local and test networks. Not audited.
/// @dev Input (rows, cols: two bytes each), weights (a count, then 36 bytes each: rows, cols, root), layers (a count, then 16 bytes
/// each). Operands: 0 is the input, n the output of layer n, 128 + w the weight tensor w. The same in TypeScript: lab/model.
library Spec {
    uint8 internal constant LINEAR = 1;
    uint8 internal constant GATHER = 2;
    uint8 internal constant SOFTMAX = 3;
    uint8 internal constant RESHAPE = 0;
    uint8 internal constant TRANSPOSE = 1;
    uint8 internal constant PATCHES = 2;

    uint256 private constant WEIGHTS_AT = 5;
    uint256 private constant WEIGHT = 36;
    uint256 private constant LAYER = 16;
    uint256 private constant MAX_ROWS = 4096;
    uint256 private constant MAX_COLS = 512;
    uint256 private constant MAX_WEIGHTS = 128;
    uint256 private constant MAX_LAYERS = 16;

    /// @notice The name of a spec: H(0x04, encoding).
    function digestOf(bytes calldata spec) internal pure returns (bytes32) {
        return sha256(bytes.concat(hex"04", spec));
    }

    /// @notice The name of a run: H(0x03, spec digest, input root, layer roots).
    function traceOf(
        bytes32 specDigest,
        bytes32 inputRoot,
        bytes32[] calldata layerRoots
    ) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(hex"03", specDigest, inputRoot, layerRoots));
    }

    /// @notice Whether the encoding can be read: lengths and counts agree, and input and weights have shapes within the limits.
    function isReadable(bytes calldata spec) internal pure returns (bool) {
        if (spec.length < WEIGHTS_AT) return false;
        uint256 weights = uint8(spec[4]);
        uint256 layersAt = WEIGHTS_AT + WEIGHT * weights;
        if (weights > MAX_WEIGHTS || spec.length <= layersAt) return false;
        uint256 layers = uint8(spec[layersAt]);
        if (layers == 0 || layers > MAX_LAYERS || spec.length != layersAt + 1 + LAYER * layers) return false;
        if (!_isShape(_number(spec, 0), _number(spec, 2), MAX_ROWS)) return false;
        for (uint256 place = WEIGHTS_AT; place < layersAt; place += WEIGHT) {
            if (!_isShape(_number(spec, place), _number(spec, place + 2), MAX_COLS)) return false;
        }
        return true;
    }

    /// @notice How many layers a readable spec has.
    function layersOf(bytes calldata spec) internal pure returns (uint256) {
        return uint8(spec[_layersAt(spec)]);
    }

    /// @notice Layer n of a readable spec, from 1.
    function layerOf(bytes calldata spec, uint256 n) internal pure returns (Layer memory) {
        bytes calldata layer = spec[_layersAt(spec) + 1 + LAYER * (n - 1):];
        return
            Layer({
                op: uint8(layer[0]),
                a: uint8(layer[1]),
                b: uint8(layer[2]),
                flags: uint8(layer[3]),
                rows: uint16(bytes2(layer[4:6])),
                cols: uint16(bytes2(layer[6:8])),
                shift: int8(uint8(layer[8])),
                height: uint8(layer[9]),
                width: uint8(layer[10]),
                channels: uint8(layer[11]),
                kernel: uint8(layer[12]),
                stride: uint8(layer[13]),
                pad: uint8(layer[14]),
                zero: uint8(layer[15])
            });
    }

    /// @notice Whether a readable spec has an operand of this number.
    function has(bytes calldata spec, uint256 operand) internal pure returns (bool) {
        return operand < 128 ? operand <= layersOf(spec) : operand - 128 < uint8(spec[4]);
    }

    /// @notice An operand that a readable spec has.
    function tensorOf(
        bytes calldata spec,
        bytes32 inputRoot,
        bytes32[] calldata layerRoots,
        uint256 operand
    ) internal pure returns (Tensor memory) {
        bytes32 root =
            operand == 0
                ? inputRoot
                : operand < 128
                    ? layerRoots[operand - 1]
                    : bytes32(0);
        return _tensorOf(spec, operand, root);
    }

    /// @notice Whether layer n of a readable spec takes what exists before it, has the shape that follows, and nothing in excess.
    function isWellFormed(bytes calldata spec, uint256 n) internal pure returns (bool) {
        Layer memory layer = layerOf(spec, n);
        if (!_isShape(layer.rows, layer.cols, MAX_ROWS) || layer.zero != 0 || layer.a >= n) return false;
        Tensor memory a = _tensorOf(spec, layer.a, 0);
        if (layer.op == LINEAR) return _isLinear(spec, n, layer, a);
        if (layer.shift != 0 || layer.b != 0) return false;
        if (layer.op == GATHER && layer.flags == PATCHES) return _isPatches(layer, a);
        if (_hasPicture(layer)) return false;
        if (layer.op == SOFTMAX) return layer.flags == 0 && layer.rows == a.rows && layer.cols == a.cols;
        if (layer.op != GATHER) return false;
        if (layer.flags == TRANSPOSE) return layer.rows == a.cols && layer.cols == a.rows;
        return layer.flags == RESHAPE && uint256(layer.rows) * layer.cols == a.rows * a.cols;
    }

    function _isLinear(
        bytes calldata spec,
        uint256 n,
        Layer memory layer,
        Tensor memory a
    ) private pure returns (bool) {
        if (layer.flags > 1 || layer.shift < -32 || layer.shift > 32 || _hasPicture(layer)) return false;
        if (layer.b < 128 ? layer.b >= n : !has(spec, layer.b)) return false;
        Tensor memory b = _tensorOf(spec, layer.b, 0);
        return layer.rows == a.rows && layer.cols == b.rows && a.cols == b.cols;
    }

    function _isPatches(Layer memory layer, Tensor memory a) private pure returns (bool) {
        if (layer.height == 0 || layer.width == 0 || layer.channels == 0 || layer.kernel == 0 || layer.stride == 0) {
            return false;
        }
        if (uint256(layer.height) * layer.width != a.rows || layer.channels != a.cols) return false;
        (uint256 high, uint256 wide) = (_steps(layer, layer.height), _steps(layer, layer.width));
        return layer.rows == high * wide && layer.cols == uint256(layer.kernel) * layer.kernel * layer.channels;
    }

    /// @dev Places of the kernel along a side; none where it does not fit.
    function _steps(Layer memory layer, uint256 side) private pure returns (uint256) {
        uint256 padded = side + 2 * uint256(layer.pad);
        return padded < layer.kernel ? 0 : (padded - layer.kernel) / layer.stride + 1;
    }

    function _hasPicture(Layer memory layer) private pure returns (bool) {
        return layer.height | layer.width | layer.channels | layer.kernel | layer.stride | layer.pad != 0;
    }

    function _tensorOf(bytes calldata spec, uint256 operand, bytes32 root) private pure returns (Tensor memory) {
        bool weight = operand >= 128;
        uint256 place = 0;
        if (weight) {
            place = WEIGHTS_AT + WEIGHT * (operand - 128);
            root = bytes32(spec[place + 4:place + WEIGHT]);
        } else if (operand != 0) {
            place = _layersAt(spec) + 1 + LAYER * (operand - 1) + 4;
        }
        return Tensor({rows: _number(spec, place), cols: _number(spec, place + 2), weight: weight, root: root});
    }

    function _isShape(uint256 rows, uint256 cols, uint256 maxRows) private pure returns (bool) {
        return rows > 0 && rows <= maxRows && cols > 0 && cols <= MAX_COLS;
    }

    function _layersAt(bytes calldata spec) private pure returns (uint256) {
        return WEIGHTS_AT + WEIGHT * uint8(spec[4]);
    }

    function _number(bytes calldata spec, uint256 place) private pure returns (uint256) {
        return uint16(bytes2(spec[place:place + 2]));
    }
}
