// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";

/// @title A token to try the Lab with
/// @notice For local and test networks. Not audited. It has no value: everybody takes some from the faucet.
contract LabToken is ERC20Burnable {
    /// @notice What one account can take from the faucet in all, in units (18 decimals).
    uint256 public constant FAUCET_EACH = 10_000 ether;

    /// @notice What all accounts together can take.
    uint256 public constant FAUCET_ALL = 10_000_000 ether;

    /// @notice The WorkPool, which alone mints otherwise.
    // solhint-disable-next-line immutable-vars-naming
    address public immutable pool;

    /// @notice What an account has taken from the faucet.
    mapping(address account => uint256) public takenBy;

    /// @notice What was taken from the faucet in all.
    uint256 public taken;

    /// @notice Asking for `asked` where the faucet has `left` for the account.
    error FaucetEmpty(address account, uint256 asked, uint256 left);

    /// @notice Minting by another account than the pool.
    error NotThePool(address account, address pool);

    /// @param pool_ The WorkPool.
    constructor(address pool_) ERC20("DeML Lab test token, no value", "LABTEST") {
        pool = pool_;
    }

    /// @notice Gives `amount` units to the sender, within both limits.
    function takeFromFaucet(uint256 amount) external {
        uint256 own = FAUCET_EACH - takenBy[msg.sender];
        uint256 all = FAUCET_ALL - taken;
        uint256 left = own < all ? own : all;
        if (amount > left) revert FaucetEmpty(msg.sender, amount, left);
        takenBy[msg.sender] += amount;
        taken += amount;
        _mint(msg.sender, amount);
    }

    /// @notice Gives `amount` units to `to`. Only the pool, which mints no more than was burned.
    function mint(address to, uint256 amount) external {
        if (msg.sender != pool) revert NotThePool(msg.sender, pool);
        _mint(to, amount);
    }
}
