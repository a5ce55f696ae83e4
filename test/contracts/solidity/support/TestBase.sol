// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The cheatcodes that these tests use; the runner answers at a fixed address.
interface Vm {
    function prank(address sender) external;
    function warp(uint256 timestamp) external;
    function expectRevert(bytes calldata data) external;
    function expectPartialRevert(bytes4 selector) external;
    function assume(bool condition) external pure;
}

/// @notice The hook that the invariant runner reads, and assertions that say what differed.
abstract contract TestBase {
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    address[] private _targets;

    error Different(string what, uint256 actual, uint256 expected);

    function targetContracts() public view returns (address[] memory) {
        return _targets;
    }

    function targetContract(address target) internal {
        _targets.push(target);
    }

    function equal(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert Different(what, actual, expected);
    }

    function isTrue(bool condition, string memory what) internal pure {
        if (!condition) revert Different(what, 0, 1);
    }
}
