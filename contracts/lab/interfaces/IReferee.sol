// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What the referee says. Malformed is fraud as much as wrong is.
enum Verdict {
    Honest,
    Wrong,
    Malformed
}

/// @notice What a worker has committed to.
/// @param spec The encoding of what was to be computed.
/// @param inputRoot Root of the input.
/// @param layerRoots Roots of the outputs, layer 1 first.
struct Run {
    bytes spec;
    bytes32 inputRoot;
    bytes32[] layerRoots;
}

/// @notice A row of a tensor with the siblings that lead from its leaf to the root, the nearest first.
struct Opening {
    bytes row;
    bytes32[] path;
}

/// @notice One entry of a layer's output with the rows that it follows from.
/// @param layer Number of the layer, from 1.
/// @param out Row `row` of the output.
/// @param a The row of the operand `a` that the entry follows from: row `row` (linear, softmax), or the one that is gathered.
/// @param b Row `col` of the operand `b` of a linear layer; else empty, as `a` is outside a picture.
struct Entry {
    uint8 layer;
    uint16 row;
    uint16 col;
    Opening out;
    Opening a;
    Opening b;
}

/// @title The one rule: this entry does not follow from these rows
/// @notice For local and test networks. Not audited. Holds nothing and changes nothing.
interface IReferee {
    /// @notice Asking for a layer, row or column that the spec does not have.
    error NoSuchEntry(uint256 layer, uint256 row, uint256 col);

    /// @notice Asking for a row of an operand that the run does not have.
    error NoSuchRow(uint256 operand, uint256 row);

    /// @notice A row brought with a path of `actual` siblings where the tree has `expected` levels.
    error WrongPathLength(uint256 expected, uint256 actual);

    /// @notice A row brought with a path that leads to `actual`, and not to the committed root.
    error WrongPath(bytes32 expected, bytes32 actual);

    /// @notice Whether an entry of a run follows from its rows. A spec that is not valid, and a number of roots that is not its
    /// number of layers, are malformed whatever the rows.
    function judge(Run calldata run, Entry calldata entry) external view returns (Verdict);

    /// @notice Whether a row of any tensor of a run is malformed: of the input, of an output, of a weight.
    /// @param operand 0 for the input, n for the output of layer n, 128 + w for the weight tensor w.
    function judgeRow(
        Run calldata run,
        uint8 operand,
        uint16 index,
        Opening calldata opening
    ) external view returns (Verdict);

    /// @notice Whether every layer of a spec is well formed.
    function isValid(bytes calldata spec) external pure returns (bool);

    /// @notice The name of a run: H(0x03, H(0x04, spec), input root, layer roots).
    function digestOf(Run calldata run) external pure returns (bytes32);
}
