// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {BilinearVerifier} from "../../../../../contracts/lab/BilinearVerifier.sol";
import {DisputeGame} from "../../../../../contracts/lab/DisputeGame.sol";
import {Game, Turn} from "../../../../../contracts/lab/interfaces/IDisputeGame.sol";
import {Entry, Opening, Run} from "../../../../../contracts/lab/interfaces/IReferee.sol";
import {Referee} from "../../../../../contracts/lab/Referee.sol";
import {TaskEscrow} from "../../../../../contracts/lab/TaskEscrow.sol";
import {Family} from "../../../../../contracts/lab/types/Family.sol";
import {Quote} from "../../../../../contracts/lab/types/Quote.sol";
import {TaskState} from "../../../../../contracts/lab/types/Task.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";
import {WorkPool} from "../../../../../contracts/lab/WorkPool.sol";
import {TestBase} from "../TestBase.sol";
import {Trees} from "./Trees.sol";

interface Faucet is IERC20 {
    function mint(address to, uint256 amount) external;
}

/// @notice The real escrow, game and referee, and a worker whose claims may be lies. What is computed: of 20 rows of four small
/// numbers the first three, by a product with three rows of ones and zeros (layer 1), and all of that in one row (layer 2).
abstract contract GameTest is TestBase {
    using Trees for bytes[];

    struct Claims {
        bytes[] input;
        bytes[] output;
        bytes[] whole;
    }

    uint256 internal constant WORKER_KEY = 0xA11CE;
    address internal constant PAYER = address(0xB0B);
    address internal constant WATCHER = address(0xCA);
    address internal constant FRIEND = address(0xF1);
    uint256 internal constant STAKE = 10 ether;
    uint256 internal constant WORKER_BOND = 60 ether;
    uint256 internal constant TURN = 10 minutes;
    uint256 internal constant WINDOW = 2 hours;
    uint256 internal constant ROWS = 20;
    uint256 internal constant LEVELS = 4;
    bytes internal constant WRONG = hex"3fbf08"; // row 7 of the product is 3f bf 07

    TaskEscrow internal escrow;
    DisputeGame internal game;
    Faucet internal token;
    address internal worker;
    bytes[] internal weights;

    function setUp() public virtual {
        vm.warp(100 days);
        vm.roll(1000);
        worker = vm.addr(WORKER_KEY);
        escrow = new TaskEscrow(new BilinearVerifier());
        game = new DisputeGame(escrow, new Referee());
        WorkPool pool = new WorkPool(address(escrow), 1 days, 1e12);
        escrow.bind(address(game), pool);
        for (uint256 j = 0; j < 3; ++j) weights.push(abi.encodePacked(uint64(0), bytes4(0x38000000) >> (8 * j)));
    }

    /// @dev Gives everybody as much of a token as they need.
    function use(Faucet token_) internal {
        token = token_;
        address[4] memory people = [worker, PAYER, WATCHER, FRIEND];
        for (uint256 i = 0; i < 4; ++i) {
            token.mint(people[i], 100_000 ether);
            vm.startPrank(people[i]);
            token.approve(address(escrow), type(uint256).max);
            token.approve(address(game), type(uint256).max);
            vm.stopPrank();
        }
        vm.prank(worker);
        escrow.deposit(token, 1000 ether);
    }

    function spec() internal view returns (bytes memory) {
        bytes memory tensors = abi.encodePacked(
            uint16(ROWS),
            uint16(4),
            uint8(1),
            uint16(3),
            uint16(4),
            weights.rootOf()
        );
        bytes memory product = abi.encodePacked(hex"01008000", uint16(ROWS), uint16(3), int8(18), bytes7(0));
        bytes memory reshape = abi.encodePacked(hex"02010000", uint16(1), uint16(3 * ROWS), bytes8(0));
        return abi.encodePacked(tensors, uint8(2), product, reshape);
    }

    function honest() internal pure returns (Claims memory claims) {
        claims.input = new bytes[](ROWS);
        bytes[] memory output = new bytes[](ROWS);
        for (uint256 i = 0; i < ROWS; ++i) {
            claims.input[i] = abi.encodePacked(uint8(0x38 + (i & 7)), uint8(0xb8 + (i & 7)), uint8(i), uint8(0));
            output[i] = abi.encodePacked(uint8(0x38 + (i & 7)), uint8(0xb8 + (i & 7)), uint8(i));
        }
        claims.output = output;
        claims.whole = wholeOf(output);
    }

    function wholeOf(bytes[] memory rows) internal pure returns (bytes[] memory whole) {
        whole = new bytes[](1);
        for (uint256 i = 0; i < rows.length; ++i) whole[0] = bytes.concat(whole[0], rows[i]);
    }

    /// @dev Honest but for one row of the product, from which the rest follows.
    function lyingAt(uint256 i, bytes memory row) internal pure returns (Claims memory claims) {
        claims = honest();
        claims.output[i] = row;
        claims.whole = wholeOf(claims.output);
    }

    function liar() internal pure returns (Claims memory) {
        return lyingAt(7, WRONG);
    }

    function runOf(Claims memory claims) internal view returns (Run memory) {
        bytes32[] memory roots = new bytes32[](2);
        (roots[0], roots[1]) = (claims.output.rootOf(), claims.whole.rootOf());
        return Run({spec: spec(), inputRoot: claims.input.rootOf(), layerRoots: roots});
    }

    function opening(bytes[] memory rows, uint256 index) internal pure returns (Opening memory) {
        return Opening({row: rows[index], path: rows.pathOf(index)});
    }

    /// @dev Entry (i, j) of the product.
    function entryOf(Claims memory claims, uint256 i, uint256 j) internal view returns (Entry memory) {
        return
            Entry({
                layer: 1,
                row: uint16(i),
                col: uint16(j),
                out: opening(claims.output, i),
                a: opening(claims.input, i),
                b: opening(weights, j)
            });
    }

    function submitted(Claims memory claims) internal returns (TaskId) {
        return submitted(runOf(claims), claims.input.rootOf());
    }

    function funded(bytes32 inputRoot, uint256 nonce) internal returns (TaskId task) {
        Quote memory quote = Quote({
            worker: worker,
            payer: PAYER,
            token: token,
            specDigest: sha256(bytes.concat(hex"04", spec())),
            inputRoot: inputRoot,
            family: Family.Optimistic,
            price: 100 ether,
            workerBond: uint128(WORKER_BOND),
            challengeBond: uint128(STAKE),
            feeShare: 0,
            submitWindow: 1 hours,
            challengeWindow: uint32(WINDOW),
            turnSeconds: uint32(TURN),
            rulingWindow: 0,
            arbitrator: address(0),
            validUntil: uint40(block.timestamp + 1 days),
            nonce: nonce
        });
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(WORKER_KEY, TaskId.unwrap(escrow.taskIdOf(quote)));
        bytes memory encoding = spec(); // its hashes are calls, before which a prank would end
        vm.prank(PAYER);
        return escrow.fund(quote, encoding, abi.encodePacked(r, s, v));
    }

    function submitted(Run memory run, bytes32 inputRoot) internal returns (TaskId task) {
        task = funded(inputRoot, 7);
        vm.prank(worker);
        escrow.submit(task, run.layerRoots);
    }

    function opened(TaskId task, address by) internal returns (uint256 id) {
        vm.prank(by);
        id = game.open(task);
        vm.roll(block.number + 1);
    }

    function started(Claims memory claims) internal returns (TaskId task, uint256 id) {
        task = submitted(claims);
        id = opened(task, WATCHER);
    }

    function demand(uint256 id, Claims memory claims, uint8 operand) internal {
        Run memory run = runOf(claims);
        vm.prank(WATCHER);
        game.demand(id, run, operand);
    }

    /// @dev The worker's answer, by what it claims about the demanded tensor.
    function reveal(uint256 id, bytes[] memory rows) internal {
        Game memory at = game.gameOf(id);
        game.reveal(id, rows.below(at.height, at.place, at.height < LEVELS ? at.height : LEVELS));
    }

    /// @dev The challenger's way to row `index`.
    function pick(uint256 id, bytes[] memory rows, uint256 index) internal {
        Game memory at = game.gameOf(id);
        uint256 levels = at.height < LEVELS ? at.height : LEVELS;
        uint256 height = at.height - levels;
        uint256 place = index >> height;
        bytes32 node = rows.levelOf(height)[place];
        bytes32[] memory siblings = rows.siblingsOf(height, place, levels);
        vm.prank(WATCHER);
        game.pick(id, place & ((1 << levels) - 1), node, siblings);
    }

    /// @dev All moves of both sides down to row `index` of the product, which the worker then has to give.
    function descend(uint256 id, Claims memory claims, uint256 index) internal {
        demand(id, claims, 1);
        for (uint256 k = 0; k < 2; ++k) {
            reveal(id, claims.output);
            pick(id, claims.output, index);
        }
    }

    function pass(uint256 seconds_) internal {
        vm.warp(block.timestamp + seconds_);
    }

    function refuses(bytes4 selector) internal {
        vm.expectPartialRevert(selector);
    }

    /// @dev Whoever is to move says nothing, is warned, and says nothing.
    function silence(uint256 id) internal {
        pass(TURN + 1);
        game.warn(id);
        pass(TURN + 1);
        game.timeout(id);
    }

    function isAt(uint256 id, Turn turn, string memory what) internal view {
        equal(uint256(game.gameOf(id).turn), uint256(turn), what);
    }

    function isIn(TaskId task, TaskState state, string memory what) internal view {
        equal(uint256(escrow.taskOf(task).state), uint256(state), what);
    }

    /// @dev The bonds that the game holds are those of games that go on, and what it owes.
    function holds(uint256 bonds, string memory what) internal view {
        uint256 owed = game.owedTo(token, worker) + game.owedTo(token, WATCHER) + game.owedTo(token, FRIEND);
        equal(token.balanceOf(address(game)), bonds * STAKE + owed, what);
    }
}
