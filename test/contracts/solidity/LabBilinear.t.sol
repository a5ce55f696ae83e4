// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BilinearVerifier} from "../../../contracts/lab/BilinearVerifier.sol";
import {IBilinearVerifier} from "../../../contracts/lab/interfaces/IBilinearVerifier.sol";
import {TestBase} from "./support/TestBase.sol";
import {Trees} from "./support/lab/Trees.sol";

/// @notice (1 2; -4 8) times (1 1; 2 0), and a bias of -1 and 1. Any products are in test/contracts/lab.
contract LabBilinearTest is TestBase {
    using Trees for bytes[];

    BilinearVerifier private verifier;
    bytes[] private input;
    bytes[] private weights;
    bytes[] private sums;
    bytes[] private output;

    function setUp() public {
        verifier = new BilinearVerifier();
        input.push(hex"3840");
        input.push(hex"c850");
        weights.push(hex"fffffffffffc00003838");
        weights.push(hex"00000000000400004000");
        sums.push(abi.encodePacked(int64(2 << 18), int64(3 << 18)));
        sums.push(abi.encodePacked(int64(3 << 18), int64(-7 << 18)));
        output.push(hex"4044");
        output.push(hex"44ce");
    }

    function spec(bytes memory layers) private view returns (bytes memory) {
        bytes memory tensors = abi.encodePacked(hex"0002000201", uint32(0x00020002), weights.rootOf());
        return abi.encodePacked(tensors, uint8(layers.length / 16), layers);
    }

    function answer(uint8 relu) private view returns (bool) {
        bytes32[] memory roots = new bytes32[](1);
        roots[0] = output.rootOf();
        bytes memory layer = abi.encodePacked(hex"010080", relu, uint32(0x00020002), int8(18), bytes7(0));
        bytes memory data = bytes.concat(input[0], input[1], weights[0], weights[1], sums[0], sums[1]);
        return verifier.verify(spec(layer), input.rootOf(), roots, data);
    }

    function test_AProductIsTrue() public {
        isTrue(answer(0), "product");
        isTrue(!answer(1), "without relu");
        output[1] = hex"4400";
        isTrue(answer(1), "with relu");
    }

    function test_AnotherSumIsFalse() public {
        sums[0] = abi.encodePacked(int64(2 << 18), int64(3 << 18) + 1);
        isTrue(!answer(0), "one unit, which rounding hides");
        sums[1] = abi.encodePacked(int64(3 << 18) - 1, int64(-7 << 18));
        isTrue(!answer(0), "and one less across");
    }

    function test_AnotherOutputIsFalse() public {
        output[0] = hex"4045";
        isTrue(!answer(0), "output");
    }

    /// @dev The first row of the input, with the sums and the output that follow if its bytes are taken for numbers.
    function withRow(bytes memory row, int64 first, int64 second, bytes memory rounded) private {
        (input[0], output[0]) = (row, rounded);
        sums[0] = abi.encodePacked(first << 18, second << 18);
    }

    function test_WhatIsNoNumberIsFalse() public {
        withRow(hex"0040", 1, 1, hex"3838");
        isTrue(answer(0), "zero");
        withRow(hex"8040", 1, 1, hex"3838");
        isTrue(!answer(0), "minus zero");
        withRow(hex"7f40", 481, 961, hex"7e7e");
        isTrue(!answer(0), "not a number");
        withRow(hex"3840", 2, 3, hex"4044");
        isTrue(answer(0), "product");
        weights[1] = hex"00000000000400004080";
        isTrue(!answer(0), "minus zero in the weights");
        weights[1] = hex"00000000000400004000";
        weights[0] = hex"00040000000000013838";
        isTrue(!answer(0), "bias");
        weights[0] = hex"fffbffffffffffff3838";
        isTrue(!answer(0), "negative bias");
    }

    function test_OtherRowsThanThoseCommittedToAreFalse() public view {
        bytes32[] memory roots = new bytes32[](1);
        roots[0] = output.rootOf();
        bytes memory layer = abi.encodePacked(hex"01008000", uint32(0x00020002), int8(18), bytes7(0));
        bytes memory data = bytes.concat(input[0], input[1], weights[0], weights[1], sums[0], sums[1]);
        bytes memory encoding = spec(layer);
        isTrue(!verifier.verify(encoding, bytes32(0), roots, data), "input");
        encoding[20] ^= 0x01;
        isTrue(!verifier.verify(encoding, input.rootOf(), roots, data), "weights");
    }

    function refuses(bytes memory layers, uint256 count) private {
        bytes memory encoding = spec(layers);
        vm.expectPartialRevert(IBilinearVerifier.OutOfReach.selector);
        verifier.verify(encoding, bytes32(0), new bytes32[](count), "");
    }

    function test_OnlyOneProductOfInputAndWeightsIsInReach() public {
        bytes memory layer = abi.encodePacked(hex"01008000", uint32(0x00020002), int8(18), bytes7(0));
        refuses(layer, 2);
        refuses(bytes.concat(layer, layer), 2);
        refuses(abi.encodePacked(hex"01000000", uint32(0x00020002), int8(18), bytes7(0)), 1);
        refuses(abi.encodePacked(hex"03000000", uint32(0x00020002), bytes8(0)), 1);
        refuses("", 1);
        bytes memory large = abi.encodePacked(hex"0061000101", uint32(0x00010001), bytes32(0), uint8(1));
        large = abi.encodePacked(large, hex"01008000", uint32(0x00610001), int8(18), bytes7(0));
        vm.expectPartialRevert(IBilinearVerifier.OutOfReach.selector);
        verifier.verify(large, bytes32(0), new bytes32[](1), "");
        bytes memory encoding = spec(layer);
        vm.expectRevert(abi.encodeWithSelector(IBilinearVerifier.WrongDataLength.selector, 4 + 20 + 32, 1));
        verifier.verify(encoding, bytes32(0), new bytes32[](1), hex"00");
    }
}
