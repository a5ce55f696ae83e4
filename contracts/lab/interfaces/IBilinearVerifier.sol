// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A matrix product checked on chain, without anybody to trust
/// @notice For local and test networks. Not audited. Holds nothing and changes nothing.
interface IBilinearVerifier {
    /// @notice A spec that is not one linear layer of the input and a weight tensor, or has more than 96 rows or columns.
    error OutOfReach();

    /// @notice Data of `actual` bytes where the spec asks for `expected`.
    error WrongDataLength(uint256 expected, uint256 actual);

    /// @notice Whether the output of a spec of one linear layer is what its input and weights give.
    /// @dev Reverts for lack of gas: half a check is no answer.
    /// @param spec Encoding of the spec.
    /// @param inputRoot Root of the input.
    /// @param layerRoots Root of the output, alone.
    /// @param data Rows of the input, then rows of the weights with their biases, then rows of the exact sums (bias included,
    /// before relu; eight bytes each, signed, in units of 2^-18).
    function verify(
        bytes calldata spec,
        bytes32 inputRoot,
        bytes32[] calldata layerRoots,
        bytes calldata data
    ) external view returns (bool);
}
