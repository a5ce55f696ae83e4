// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One bond among all others: where the money is.
/// @dev Any proposal; `locked` are the bonds of the other open ones. See SeatModel for what is done with it.
contract BondModel {
    uint256 public balance;
    uint256 public locked;
    uint256 public credits;

    bool public open;
    uint256 public bond;
    uint256 internal credited;

    function propose(uint256 bond_, uint256 sent) external {
        require(!open && sent == bond_);
        balance += sent;
        (open, bond, credited) = (true, bond_, 0);
    }

    /// @notice It ends: executed, rejected or withdrawn. To whom the bond goes is no matter here.
    function close() external {
        require(open);
        open = false;
        credits += bond;
        credited += bond;
        assert(credited == bond); // once, and all of it
    }

    function collect(uint256 amount) external {
        require(amount > 0 && amount <= credits);
        credits -= amount;
        assert(balance >= amount); // there is always enough to pay
        balance -= amount;
    }

    function proposeElsewhere(uint256 bond_) external {
        balance += bond_;
        locked += bond_;
    }

    function closeElsewhere(uint256 bond_) external {
        require(bond_ <= locked);
        locked -= bond_;
        credits += bond_;
    }

    /// @notice What holds after every sequence of calls.
    function check() external view {
        assert(balance == locked + credits + (open ? bond : 0));
    }

    /// @notice False on purpose: credits wait until they are collected. The prover must find that.
    function wrong() external view {
        assert(open || balance == locked);
    }
}
