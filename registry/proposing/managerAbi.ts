import { parseAbi } from 'viem/utils';

/** What the register asks of its authority, OpenZeppelin's AccessManager, and reads of its events. */
export const managerAbi = parseAbi([
  'function grantRole(uint64 roleId, address account, uint32 executionDelay)',
  'function revokeRole(uint64 roleId, address account)',
  'function renounceRole(uint64 roleId, address callerConfirmation)',
  'function setGrantDelay(uint64 roleId, uint32 newDelay)',
  'function setTargetAdminDelay(address target, uint32 newDelay)',
  'function setTargetClosed(address target, bool closed)',
  'function setTargetFunctionRole(address target, bytes4[] selectors, uint64 roleId)',
  'function labelRole(uint64 roleId, string label)',
  'function updateAuthority(address target, address newAuthority)',
  'function schedule(address target, bytes data, uint48 when) returns (bytes32 operationId, uint32 nonce)',
  'function execute(address target, bytes data) payable returns (uint32)',
  'function cancel(address caller, address target, bytes data) returns (uint32)',
  'function getAccess(uint64 roleId, address account) view returns (uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect)',
  'function getSchedule(bytes32 id) view returns (uint48)',
  'function expiration() view returns (uint32)',
  'event OperationScheduled(bytes32 indexed operationId, uint32 indexed nonce, uint48 schedule, address caller, address target, bytes data)',
  'event OperationExecuted(bytes32 indexed operationId, uint32 indexed nonce)',
  'event OperationCanceled(bytes32 indexed operationId, uint32 indexed nonce)',
  'event RoleGranted(uint64 indexed roleId, address indexed account, uint32 delay, uint48 since, bool newMember)',
  'event RoleRevoked(uint64 indexed roleId, address indexed account)',
]);

/** Roles of the AccessManager; 0 is its own admin, the others are given by ignition/modules. */
export const roleIds = { admin: 0n, guardian: 1n, auditor: 2n } as const;
