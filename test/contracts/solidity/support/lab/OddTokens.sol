// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ITaskEscrow} from "../../../../../contracts/lab/interfaces/ITaskEscrow.sol";
import {TaskId} from "../../../../../contracts/lab/types/TaskId.sol";

/// @notice An ordinary token that anybody mints.
contract PlainToken is ERC20("Plain", "PLAIN") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @notice Keeps one percent of each transfer.
contract FeeToken is PlainToken {
    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = from == address(0) ? 0 : amount / 100;
        super._update(from, to, amount - fee);
        if (fee != 0) super._update(from, address(0xFEE), fee);
    }
}

/// @notice Takes a part of every balance away when somebody says so.
contract ShrinkingToken is PlainToken {
    bool public shrunk;

    function shrink() external {
        shrunk = true;
    }

    function balanceOf(address account) public view override returns (uint256) {
        return shrunk ? super.balanceOf(account) / 2 : super.balanceOf(account);
    }
}

/// @notice Says false where others revert, and moves nothing.
contract FalseToken is PlainToken {
    function transfer(address, uint256) public pure override returns (bool) {
        return false;
    }

    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return false;
    }
}

/// @notice Says nothing, as some old tokens do.
contract SilentToken {
    mapping(address account => uint256) public balanceOf;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address, uint256) external pure {}

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }

    function transferFrom(address from, address to, uint256 amount) external {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @notice Refuses to move to one account.
contract BlacklistingToken is PlainToken {
    address public refused;

    error Refused(address account);

    function refuse(address account) external {
        refused = account;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (to == refused && to != address(0)) revert Refused(to);
        super._update(from, to, amount);
    }
}

/// @notice Calls the escrow again while it is moved; it has a balance of its own there.
contract ReentrantToken is PlainToken {
    ITaskEscrow private _escrow;
    bytes private _call;
    uint256 public tries;
    uint256 public successes;

    function aim(ITaskEscrow escrow, bytes calldata call_) external {
        (_escrow, _call) = (escrow, call_);
    }

    function put(ITaskEscrow escrow, uint256 amount) external {
        _mint(address(this), amount);
        _approve(address(this), address(escrow), amount);
        escrow.deposit(this, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_call.length == 0) return;
        ++tries;
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = address(_escrow).call(_call);
        if (done) ++successes;
    }
}

/// @notice Answers as the tests tell it.
contract StubVerifier {
    bool public answer;

    function set(bool answer_) external {
        answer = answer_;
    }

    function verify(bytes calldata, bytes32, bytes32[] calldata, bytes calldata) external view returns (bool) {
        return answer;
    }
}
