import { type Address, getContract, parseAbi } from 'viem';
import type { Wallet } from './chain.ts';

/** What the tests use of OpenZeppelin's AccessManager. */
const managerAbi = parseAbi([
  'function grantRole(uint64 roleId, address account, uint32 executionDelay)',
  'function hasRole(uint64 roleId, address account) view returns (bool isMember, uint32 executionDelay)',
  'function setTargetFunctionRole(address target, bytes4[] selectors, uint64 roleId)',
  'function setTargetClosed(address target, bool closed)',
  'function schedule(address target, bytes data, uint48 when) returns (bytes32 operationId, uint32 nonce)',
]);

/** What the bench uses of OpenZeppelin's Governor. */
const governorAbi = parseAbi([
  'function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns (uint256)',
  'function hashProposal(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) view returns (uint256)',
  'function castVote(uint256 proposalId, uint8 support) returns (uint256)',
  'function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns (uint256)',
  'function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) payable returns (uint256)',
]);

/** The AccessManager at an address, as `sender` sees it. */
export const managerAt = (address: Address, sender: Wallet) => getContract({ address, abi: managerAbi, client: sender });

/** The TimelockController at an address, as `sender` sees it. */
export const timelockAt = (address: Address, sender: Wallet) =>
  getContract({
    address,
    abi: parseAbi(['function grantRole(bytes32 role, address account)']),
    client: sender,
  });

/** The Governor at an address, as `sender` sees it. */
export const governorAt = (address: Address, sender: Wallet) => getContract({ address, abi: governorAbi, client: sender });

/** A wallet that is a contract (test/contracts/bench/ContractWallet.sol), as its owner sees it. */
export const walletAt = (address: Address, owner: Wallet) =>
  getContract({ address, abi: parseAbi(['function execute(address to, uint256 value, bytes data) payable']), client: owner });
