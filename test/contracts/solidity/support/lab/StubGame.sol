// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ITaskEscrow} from "../../../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";

/// @notice A game as the escrow sees one: bonded, with a clock that anybody may call, and an end. Its rules are in DisputeGame.
contract StubGame {
    uint256 public constant CAP = 8;

    struct Game {
        TaskId task;
        address challenger;
        uint256 bond;
        uint256 until;
        bool workersTurn;
        bool open;
    }

    ITaskEscrow private immutable _escrow;
    Game[] public games;
    mapping(TaskId => uint256) public openOf;
    mapping(address account => uint256) public bonds;

    error NotOpen();
    error CapReached();
    error Early();

    constructor(ITaskEscrow escrow) {
        _escrow = escrow;
    }

    function open(TaskId task) external returns (uint256 id) {
        (bool can, , , , , IERC20 token, uint256 bond, uint32 turn) = _escrow.disputable(task);
        if (!can) revert NotOpen();
        if (openOf[task]++ == CAP) revert CapReached();
        id = games.length;
        games.push(Game(task, msg.sender, bond, block.timestamp + turn, true, true));
        _escrow.gameOpened(task);
        require(token.transferFrom(msg.sender, address(this), bond));
    }

    /// @notice A move: it is the other side's turn.
    function move(uint256 id) external {
        Game storage game = games[id];
        if (!game.open || block.timestamp > game.until) revert NotOpen();
        (, , , , , , , uint32 turn) = _escrow.disputable(game.task);
        game.workersTurn = !game.workersTurn;
        game.until = block.timestamp + turn;
    }

    /// @notice The referee has said whether the result is wrong.
    function judge(uint256 id, bool workerLost) external {
        _end(id, workerLost);
    }

    /// @notice Who was silent on his turn has lost.
    function timeOut(uint256 id) external {
        if (block.timestamp <= games[id].until) revert Early();
        _end(id, games[id].workersTurn);
    }

    function count() external view returns (uint256) {
        return games.length;
    }

    function _end(uint256 id, bool workerLost) private {
        Game storage game = games[id];
        if (!game.open) revert NotOpen();
        game.open = false;
        --openOf[game.task];
        (, address worker, , , , IERC20 token, , ) = _escrow.disputable(game.task);
        _escrow.gameEnded(game.task, workerLost, game.challenger);
        address to = workerLost ? game.challenger : worker;
        bonds[to] += game.bond;
        require(token.transfer(to, game.bond));
    }
}
