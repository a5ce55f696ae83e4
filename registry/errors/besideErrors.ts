import type { ContractErrorArgs, ContractErrorName as NameOf } from 'viem';
import { parseAbi } from 'viem/utils';
import { attestationsAbi } from '../generated/attestations.ts';
import type { Family } from './DemlError.ts';

/** What OpenZeppelin's AccessManager answers to the calls that the register makes of it. */
const managerErrors = parseAbi([
  'error AccessManagerAlreadyScheduled(bytes32 operationId)',
  'error AccessManagerNotScheduled(bytes32 operationId)',
  'error AccessManagerNotReady(bytes32 operationId)',
  'error AccessManagerExpired(bytes32 operationId)',
  'error AccessManagerLockedRole(uint64 roleId)',
  'error AccessManagerLockedFunction(bytes4 selector)',
  'error AccessManagerBadConfirmation()',
  'error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)',
  'error AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)',
  'error AccessManagerUnauthorizedConsume(address target)',
  'error AccessManagerUnauthorizedCancel(address msgsender, address caller, address target, bytes4 selector)',
]);

/** The errors of the contracts that stand beside the Registry. */
export const besideAbi = [
  ...attestationsAbi.filter((item) => item.type === 'error' && !item.name.startsWith('AccessManaged')),
  ...managerErrors,
];

type Abi = readonly [...typeof attestationsAbi, ...typeof managerErrors];

/** The name of such an error; what AccessManaged raises is among the Registry's own. */
export type BesideErrorName = Exclude<NameOf<Abi>, `AccessManaged${'I' | 'R' | 'U'}${string}`>;

type Args<N extends BesideErrorName> = ContractErrorArgs<Abi, N> extends infer A extends readonly unknown[] ? A : [];

const short = (id: string): string => `${id.slice(0, 10)}…`;
const announced = 'The Governance page lists the announced calls, and when each can be executed.';

/** Each error: what happened, with its values, and the way out. */
export const besideErrors: { readonly [N in BesideErrorName]: { family: Family; say: (...args: Args<N>) => string; fix: string } } = {
  AccessManagerAlreadyScheduled: {
    family: 'input',
    say: (id) => `This call is announced already, as ${short(id)}.`,
    fix: announced,
  },
  AccessManagerBadConfirmation: {
    family: 'input',
    say: () => 'A role is given up by the account that holds it, which has to name itself.',
    fix: 'Give the address of the connected account.',
  },
  AccessManagerExpired: {
    family: 'input',
    say: (id) => `The announced call ${short(id)} was not executed in time.`,
    fix: 'Announce it again; an announced call can be executed for a week.',
  },
  AccessManagerLockedFunction: {
    family: 'input',
    say: (selector) => `The function ${selector} is the AccessManager’s own and cannot be given to another role.`,
    fix: 'Choose another function.',
  },
  AccessManagerLockedRole: {
    family: 'input',
    say: (role) => `The role ${role} cannot be changed.`,
    fix: 'Choose another role.',
  },
  AccessManagerNotReady: {
    family: 'retry',
    say: (id) => `The announced call ${short(id)} still waits for its delay.`,
    fix: announced,
  },
  AccessManagerNotScheduled: {
    family: 'input',
    say: (id) => `The call ${short(id)} is not announced: it was executed, cancelled, or never there.`,
    fix: 'Announce it first, by the same account and with the same values.',
  },
  AccessManagerUnauthorizedAccount: {
    family: 'input',
    say: (account, role) => `${account} does not have the role ${role}.`,
    fix: 'Connect an account that has it; the Governance page lists the members of each role.',
  },
  AccessManagerUnauthorizedCall: {
    family: 'input',
    say: (caller, target, selector) => `${caller} may not call ${selector} of ${target}, not even after a delay.`,
    fix: 'Connect an account whose role may; the Governance page lists the members of each role.',
  },
  AccessManagerUnauthorizedCancel: {
    family: 'input',
    say: (account, caller, target, selector) => `${account} may not cancel the call of ${selector} of ${target} that ${caller} announced.`,
    fix: 'Connect the account that announced it, an admin, or a guardian of its role.',
  },
  AccessManagerUnauthorizedConsume: {
    family: 'fatal',
    say: (target) => `${target} took an announced call out of its turn.`,
    fix: 'Check the address of the AccessManager; if it is right, report it with this text.',
  },
  EvidenceMissing: {
    family: 'input',
    say: () => 'An attestation or a reproduction has to name its evidence.',
    fix: 'Upload the document of the evidence, then send the sha2-256 of its bytes.',
  },
  NotTheHead: {
    family: 'input',
    say: (version, current) => `Version ${version} is not the head; the entry is at version ${current}.`,
    fix: 'Read the current version, and examine that one.',
  },
};
