// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry, IReferee, Opening, Run, Verdict} from "../../../contracts/lab/interfaces/IReferee.sol";
import {Referee} from "../../../contracts/lab/Referee.sol";
import {TestBase} from "./support/TestBase.sol";
import {Trees} from "./support/lab/Trees.sol";

/// @notice One layer of each operation on four rows of four numbers, by examples that are plain to see. Any traces at all, and
/// every lie about rows, are in test/contracts/lab, where what TypeScript says is compared.
contract LabRefereeTest is TestBase {
    using Trees for bytes[];

    Referee private referee;
    bytes[] private input;
    bytes[] private weights;

    function setUp() public {
        referee = new Referee();
        // 1, 2, 4, 8 and their negatives, the smallest and the largest number, and zero.
        input.push(hex"38404850");
        input.push(hex"b8c0c8d0");
        input.push(hex"01810000");
        input.push(hex"7efe7efe");
        weights.push(hex"000000000000000038383838"); // the sum
        weights.push(hex"000000000004000038003800"); // 1 and the first and third
    }

    function encoding(bytes memory layers) private view returns (bytes memory) {
        bytes memory tensors = abi.encodePacked(uint32(0x00040004), uint8(1), uint32(0x00020004), weights.rootOf());
        return abi.encodePacked(tensors, uint8(layers.length / 16), layers);
    }

    function layer(bytes8 head, int8 shift, bytes6 picture) private pure returns (bytes memory) {
        return abi.encodePacked(head, shift, picture, uint8(0));
    }

    function runOf(bytes memory layers, bytes[] memory output) private view returns (Run memory run) {
        run = Run({spec: encoding(layers), inputRoot: input.rootOf(), layerRoots: new bytes32[](1)});
        run.layerRoots[0] = output.rootOf();
    }

    function opening(bytes[] memory rows, uint256 index) private pure returns (Opening memory) {
        return Opening({row: rows[index], path: rows.pathOf(index)});
    }

    function filled(uint256 rows, bytes memory row) private pure returns (bytes[] memory output) {
        output = new bytes[](rows);
        for (uint256 i = 0; i < rows; ++i) output[i] = row;
    }

    /// @dev Whether the entry is honest with this byte, and with none of some others.
    function follows(bytes memory layers, Entry memory entry, bytes[] memory output, uint8 right) private view {
        uint8[6] memory codes = [right, right ^ 1, right == 0 ? 0x81 : right ^ 0x80, 0x7f, 0x80, 0xff];
        for (uint256 k = 0; k < 6; ++k) {
            output[entry.row][entry.col] = bytes1(codes[k]);
            entry.out = opening(output, entry.row);
            Verdict verdict = referee.judge(runOf(layers, output), entry);
            bool foreign = codes[k] == 0x7f || codes[k] == 0x80 || codes[k] == 0xff;
            Verdict expected =
                k == 0
                    ? Verdict.Honest
                    : foreign
                        ? Verdict.Malformed
                        : Verdict.Wrong;
            equal(uint256(verdict), uint256(expected), "verdict");
        }
    }

    function product(bytes8 head, int8 shift, uint16 i, uint16 j, bool own, uint8 right) private view {
        Entry memory entry;
        (entry.layer, entry.row, entry.col) = (1, i, j);
        (entry.a, entry.b) = (opening(input, i), own ? opening(input, j) : opening(weights, j));
        follows(layer(head, shift, 0), entry, filled(4, new bytes(own ? 4 : 2)), right);
    }

    function test_AProductIsExactAndRoundedOnce() public view {
        bytes8 head = 0x0100800000040002;
        product(head, 18, 0, 0, false, 0x57); // 15
        product(head, 18, 0, 1, false, 0x4c); // 1 + 1 + 4
        product(head, 18, 1, 0, false, 0xd7); // -15
        product(head, 18, 2, 0, false, 0x00); // 2^-9 - 2^-9
        product(head, 18, 2, 1, false, 0x38); // 1 + 2^-9, which 1 is nearest to
        product(head, 18, 3, 1, false, 0x7e); // 897: too large
        product(head, 16, 0, 0, false, 0x67); // times 4
        product(head, 32, 1, 0, false, 0x00); // -15 * 2^-14 is nearer to zero than to -2^-9
        product(head, -32, 0, 0, false, 0x7e);
        product(head, 27, 0, 0, false, 0x0f); // 15 units of 2^-9
        product(head, 28, 0, 0, false, 0x08); // 7.5 units: to the even eight
        product(head, 29, 0, 0, false, 0x04); // 3.75 units
        product(0x0100800100040002, 18, 1, 0, false, 0x00); // relu
        product(0x0100800100040002, 18, 0, 0, false, 0x57);
        product(0x0100000000040004, 18, 0, 0, true, 0x6b); // 85, which 88 is nearest to
        product(0x0100000000040004, 18, 0, 1, true, 0xeb);
        product(0x0100000000040004, 18, 0, 2, true, 0x81); // -2^-9
        product(0x0100000000040004, 19, 0, 2, true, 0x00); // half of it: to the even zero
        product(0x0100000000040004, -1, 2, 2, true, 0x48); // 2 * 2^-18 times 2^19
    }

    function test_AProductOfLongRowsIsExact() public {
        delete input;
        delete weights;
        input.push(hex"38383838383838383838383838383838383838383838383838383838383838383838383838383838");
        weights.push(bytes.concat(bytes8(0), input[0]));
        Run memory run = runOf("", filled(1, hex"62")); // 40
        bytes memory tensors = abi.encodePacked(hex"0001002801", uint32(0x00010028), weights.rootOf());
        run.spec = abi.encodePacked(tensors, uint8(1), layer(0x0100800000010001, 18, 0));
        Entry memory entry;
        (entry.layer, entry.a, entry.b) = (1, opening(input, 0), opening(weights, 0));
        entry.out = opening(filled(1, hex"62"), 0);
        equal(uint256(referee.judge(run, entry)), uint256(Verdict.Honest), "forty");
    }

    /// @dev A row may be as long as a worker likes. Whoever brings it with too little gas gets no verdict, and never another one. A hash
    /// that fails leaves its caller one part in 64: of so long a row enough to go on with.
    function test_GasStarvationOfAHashIsNoVerdict() public {
        input[0] = new bytes(600_000);
        Run memory run = runOf(layer(0x0300000000040004, 0, 0), filled(4, new bytes(4)));
        bytes memory call_ = abi.encodeCall(referee.judgeRow, (run, 0, 0, opening(input, 0)));
        uint256 short;
        for (uint256 gas_ = 200_000; ; gas_ += 20_000) {
            // solhint-disable-next-line avoid-low-level-calls
            (bool done, bytes memory answer) = address(referee).staticcall{gas: gas_}(call_);
            if (done) {
                equal(abi.decode(answer, (uint256)), uint256(Verdict.Malformed), "verdict");
                break;
            }
            equal(answer.length, 0, "no reason but gas");
            ++short;
        }
        isTrue(short > 20, "tried");
    }

    function test_AGatherRepeatsWhatStandsElsewhere() public view {
        Entry memory entry;
        (entry.layer, entry.row, entry.col, entry.a) = (1, 3, 1, opening(input, 1));
        follows(layer(0x0200000100040004, 0, 0), entry, filled(4, new bytes(4)), 0xd0);
        (entry.row, entry.col) = (0, 7);
        follows(layer(0x0200000000020008, 0, 0), entry, filled(2, new bytes(8)), 0xd0);
        // A picture of 2 x 2 with 4 channels, a kernel of 2 x 2, a border of one: nine places.
        bytes memory patches = layer(0x0200000200090010, 0, 0x020204020101);
        (entry.row, entry.col) = (4, 7);
        follows(patches, entry, filled(9, new bytes(16)), 0xd0);
        Opening memory nothing;
        entry.a = nothing;
        (entry.row, entry.col) = (0, 7); // above
        follows(patches, entry, filled(9, new bytes(16)), 0);
        (entry.row, entry.col) = (3, 2); // to the left
        follows(patches, entry, filled(9, new bytes(16)), 0);
        (entry.row, entry.col) = (8, 3 * 4); // below, to the right
        follows(patches, entry, filled(9, new bytes(16)), 0);
    }

    function test_ASoftmaxAddsUpToOne() public view {
        Entry memory entry;
        (entry.layer, entry.row) = (1, 0);
        entry.a = opening(input, 0);
        // e^-7, e^-6, e^-4 and 1, over their sum
        uint8[4] memory right = [uint8(0), 0x01, 0x09, 0x38];
        for (uint16 j = 0; j < 4; ++j) {
            entry.col = j;
            follows(layer(0x0300000000040004, 0, 0), entry, filled(4, new bytes(4)), right[j]);
        }
        (entry.row, entry.col, entry.a) = (3, 0, opening(input, 3));
        follows(layer(0x0300000000040004, 0, 0), entry, filled(4, new bytes(4)), 0x30); // one half
    }

    function test_AMalformedRowIsFraudWhereverItStands() public {
        Entry memory entry;
        (entry.layer, entry.a, entry.b) = (1, opening(input, 0), opening(weights, 0));
        bytes memory sum = layer(0x0100800000040002, 18, 0);
        bytes[] memory output = filled(4, hex"5700");
        entry.out = opening(output, 0);
        equal(uint256(referee.judge(runOf(sum, output), entry)), uint256(Verdict.Honest), "honest");

        bytes[3] memory rows = [
            bytes(hex"00000000000000003838387f"),
            hex"0000000000000000383838",
            hex"04000000000000013838"
        ];
        for (uint256 k = 0; k < 3; ++k) {
            bytes memory row = k == 2 ? bytes.concat(rows[k], hex"3838") : rows[k];
            weights[0] = row;
            entry.b = opening(weights, 0);
            Run memory run = runOf(sum, output);
            equal(uint256(referee.judge(run, entry)), uint256(Verdict.Malformed), "judge");
            equal(uint256(referee.judgeRow(run, 128, 0, entry.b)), uint256(Verdict.Malformed), "row");
        }
        Run memory last = runOf(sum, output);
        equal(uint256(referee.judgeRow(last, 1, 0, entry.out)), uint256(Verdict.Honest), "output");
    }

    function test_RowsThatAreNotCommittedToAreRefused() public {
        Entry memory entry;
        (entry.layer, entry.a, entry.b) = (1, opening(input, 0), opening(weights, 0));
        bytes[] memory output = filled(4, hex"5700");
        Run memory run = runOf(layer(0x0100800000040002, 18, 0), output);
        entry.out = opening(output, 1);
        entry.out.row = hex"5701";
        vm.expectPartialRevert(IReferee.WrongPath.selector);
        referee.judge(run, entry);
        entry.out.path = new bytes32[](1);
        vm.expectRevert(abi.encodeWithSelector(IReferee.WrongPathLength.selector, 2, 1));
        referee.judge(run, entry);
        for (uint256 k = 0; k < 4; ++k) {
            (entry.layer, entry.row, entry.col) = (
                uint8(
                    k == 0
                        ? 0
                        : k == 1
                            ? 2
                            : 1
                ),
                k == 2 ? 4 : 0,
                k == 3 ? 2 : 0
            );
            vm.expectRevert(abi.encodeWithSelector(IReferee.NoSuchEntry.selector, entry.layer, entry.row, entry.col));
            referee.judge(run, entry);
        }
        vm.expectRevert(abi.encodeWithSelector(IReferee.NoSuchRow.selector, 2, 0));
        referee.judgeRow(run, 2, 0, entry.a);
        vm.expectRevert(abi.encodeWithSelector(IReferee.NoSuchRow.selector, 129, 0));
        referee.judgeRow(run, 129, 0, entry.a);
        vm.expectRevert(abi.encodeWithSelector(IReferee.NoSuchRow.selector, 0, 4));
        referee.judgeRow(run, 0, 4, entry.a);
    }

    function test_WhatIsNoSpecIsFraudWhateverIsOpened() public view {
        Entry memory entry;
        entry.layer = 1;
        bytes[] memory output = filled(4, hex"5700");
        Run memory run = runOf(layer(0x0100800000040003, 18, 0), output); // a column too many
        equal(uint256(referee.judge(run, entry)), uint256(Verdict.Malformed), "judge");
        equal(uint256(referee.judgeRow(run, 1, 0, entry.a)), uint256(Verdict.Malformed), "row");
        run.spec = encoding(layer(0x0100800000040002, 18, 0));
        run.layerRoots = new bytes32[](2);
        equal(uint256(referee.judge(run, entry)), uint256(Verdict.Malformed), "two roots");
        equal(uint256(referee.judgeRow(run, 0, 0, entry.a)), uint256(Verdict.Malformed), "row of two");
    }

    function test_OneRunHasOneName() public view {
        Run memory run = runOf(layer(0x0100800000040002, 18, 0), filled(4, hex"5700"));
        bytes32 spec = sha256(bytes.concat(hex"04", run.spec));
        bytes32 name = sha256(bytes.concat(hex"03", spec, run.inputRoot, run.layerRoots[0]));
        isTrue(referee.digestOf(run) == name, "name");
    }

    function valid(bytes memory spec, bool expected, string memory what) private view {
        isTrue(referee.isValid(spec) == expected, what);
    }

    function test_ASpecIsReadableOrInvalid() public view {
        bytes memory good = encoding(layer(0x0100800000040002, 18, 0));
        valid(good, true, "good");
        valid("", false, "nothing");
        valid(hex"0004000481", false, "129 weights");
        valid(hex"0004000401", false, "no layers");
        valid(abi.encodePacked(hex"000400040000"), false, "zero layers");
        valid(bytes.concat(good, hex"00"), false, "a byte more");
        bytes memory many = hex"000400040011";
        for (uint256 k = 0; k < 17; ++k) many = bytes.concat(many, layer(0x0300000000040004, 0, 0));
        valid(many, false, "17 layers");
        for (uint256 at = 0; at < 9; ++at) {
            if (at == 4) continue;
            bytes memory bad = bytes.concat(good);
            bad[at] = at % 2 == 0 ? bytes1(0xff) : bytes1(0);
            if (at > 4) bad[at] = at % 2 == 0 ? bytes1(0) : bytes1(0xff);
            valid(bad, false, "a shape");
        }
    }

    function fits(bytes8 head, int8 shift, bytes6 picture, bool expected, string memory what) private view {
        valid(encoding(layer(head, shift, picture)), expected, what);
    }

    function test_ALayerFitsOrIsInvalid() public view {
        fits(0x0100800100040002, -32, 0, true, "relu");
        fits(0x0100800200040002, 18, 0, false, "another flag");
        fits(0x0100800000040002, 33, 0, false, "shift");
        fits(0x0100800000040002, -33, 0, false, "shift below");
        fits(0x0100800000040002, 18, 0x000000000001, false, "pad of a product");
        fits(0x0100810000040002, 18, 0, false, "no such weights");
        fits(0x0100010000040004, 18, 0, false, "itself");
        fits(0x0101800000040002, 18, 0, false, "a is itself");
        fits(0x0180800000040002, 18, 0, false, "a is a weight tensor");
        fits(0x0100800000030002, 18, 0, false, "rows");
        fits(0x0100800000040000, 18, 0, false, "no columns");
        fits(0x0400000000040004, 0, 0, false, "no such operation");
        fits(0x0300000000040004, 0, 0, true, "softmax");
        fits(0x0300000000040003, 0, 0, false, "its shape");
        fits(0x0300000100040004, 0, 0, false, "its flags");
        fits(0x0300000000040004, 1, 0, false, "its shift");
        fits(0x0300010000040004, 0, 0, false, "its b");
        fits(0x0300000000040004, 0, 0x010000000000, false, "its picture");
        fits(0x0200000300040004, 0, 0, false, "no such gather");
        fits(0x0200000000020008, 0, 0, true, "reshape");
        fits(0x0200000000020007, 0, 0, false, "reshaped to less");
        fits(0x0200000100040003, 0, 0, false, "transposed to less");
        fits(0x0200000200090010, 0, 0x020204020101, true, "patches");
        fits(0x0200000200090010, 0, 0x020204020001, false, "no stride");
        fits(0x0200000200090010, 0, 0x020304020101, false, "another picture");
        fits(0x0200000200080010, 0, 0x020204020101, false, "too few places");
        fits(0x0200000200090010, 0, 0x020204030100, false, "a kernel that is too large");
        bytes memory excess = encoding(layer(0x0300000000040004, 0, 0));
        excess[excess.length - 1] = 0x01;
        valid(excess, false, "the last byte");
        bytes memory two = bytes.concat(layer(0x0300000000040004, 0, 0), layer(0x0101000000040004, 18, 0));
        valid(encoding(two), true, "two layers");
    }
}
