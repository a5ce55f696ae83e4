// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Groth16Verifier} from "../generated/Groth16Verifier.sol";

/// @title A Groth16 proof of a product of 8 x 8, checked on chain
/// @notice For local and test networks. Not audited. Holds nothing and changes nothing.
/// @dev The generated contract answers false where its gas runs short, as it does for a false proof: an estimate of gas then finds an
/// amount at which nothing is checked. This one reverts first: half a check is no answer.
contract ProductVerifier {
    /// @notice Less gas than a check takes.
    error TooLittleGas(uint256 needed, uint256 left);

    /// @dev Three multiplications (6000 each), three additions (150) and a pairing of four (181000), with what stands around them.
    uint256 private constant CHECK = 206_000;
    /// @dev For the call itself; a call is given 63 of 64 parts of the gas.
    uint256 private constant AROUND = 10_000;

    Groth16Verifier private immutable VERIFIER = new Groth16Verifier();

    /// @notice Whether somebody knows an input, weights and biases with these digests whose exact sums have the third digest.
    /// @dev Digests are of Poseidon: a root of the Lab, and the rounding of the sums, are for whoever holds the sums to compare.
    /// @param proof A, B and C in eight words, each pair of B with its imaginary part first.
    /// @param digests Of the input, of the weights with their biases, of the sums.
    function verify(uint256[8] calldata proof, uint256[3] calldata digests) external view returns (bool) {
        if (gasleft() < CHECK + AROUND) revert TooLittleGas(CHECK + AROUND, gasleft());
        return
            VERIFIER.verifyProof{gas: CHECK}(
                [proof[0], proof[1]],
                [[proof[2], proof[3]], [proof[4], proof[5]]],
                [proof[6], proof[7]],
                digests
            );
    }
}
