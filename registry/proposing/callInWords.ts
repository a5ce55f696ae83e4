import type { Abi, Hex } from 'viem';
import { decodeFunctionData, formatEther, toFunctionSelector } from 'viem/utils';
import type { Proposal } from '../actions/proposals.ts';
import { keyFromBytes32, kinds, proposalActions } from '../actions/words.ts';
import { registryAbi } from '../generated/abi.ts';
import { attestationsAbi } from '../generated/attestations.ts';
import { managerAbi, roleIds } from './managerAbi.ts';
import { outcomes } from './outcomes.ts';
import { verdicts } from './verdicts.ts';

/** A call as a person reads it. */
export interface CallInWords {
  /** One sentence without a full stop, as "Vacate seat 3". */
  words: string;
  /** Name of the called function and its values; null where no known interface has it. */
  call: { name: string; args: readonly unknown[] } | null;
}

const wordOf = (words: readonly string[], index: unknown): string => words[Number(index)] ?? `number ${index}`;
const roleOf = (id: unknown): string => Object.entries(roleIds).find(([, known]) => known === id)?.[0] ?? `role ${id}`;
const entryOf = (kind: unknown, period: unknown, key: unknown): string =>
  `${wordOf(kinds, kind)} “${slugOf(key)}”${period ? ` of ${String(period).slice(0, 4)}-${String(period).slice(4)}` : ''}`;
const proposed = ({ action, kind, period, key }: Proposal): string => `${wordOf(proposalActions, action)} ${entryOf(kind, period, key)}`;

/** A call may carry any bytes as a key, and still has to be shown. */
function slugOf(key: unknown): string {
  try {
    return keyFromBytes32(key as Hex);
  } catch {
    return String(key);
  }
}

/** `30 days`, `2 hours`, `90 s`: the largest unit that is whole. */
export function durationInWords(seconds: number): string {
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const)
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}${seconds === size ? '' : 's'}`;
  return `${seconds} s`;
}

interface Rules {
  quorum: number;
  rejectionQuorum: number;
  lifetime: number;
  bond: bigint;
}
const rulesInWords = ({ quorum, rejectionQuorum, lifetime, bond }: Rules): string =>
  `${quorum} to approve, ${rejectionQuorum} to reject, ${durationInWords(lifetime)} to judge, a bond of ${formatEther(bond)} ETH`;

/** One sentence a function. The values are those of its ABI, in its order. */
const sentences: Record<string, (...args: never[]) => string> = {
  propose: (action: number, kind: number, period: number, key: Hex) =>
    `Propose to ${wordOf(proposalActions, action)} ${entryOf(kind, period, key)}`,
  approve: (proposal: Proposal) => `Approve: ${proposed(proposal)}`,
  approveBySig: (proposal: Proposal, signatures: readonly unknown[]) =>
    `Submit ${counted(signatures.length, 'signed approval')}: ${proposed(proposal)}`,
  reviseBySig: (proposal: Proposal, _signature: Hex, signatures: readonly unknown[]) =>
    `Complete a signed revision by ${counted(signatures.length, 'signed approval')}: ${proposed(proposal)}`,
  reject: (proposal: Proposal, _reason: Hex, spam: boolean) => `Reject${spam ? ' as spam' : ''}: ${proposed(proposal)}`,
  withdraw: (proposal: Proposal) => `Withdraw: ${proposed(proposal)}`,
  collect: (account: string) => `Pay out the credit of ${account}`,
  multicall: (calls: readonly Hex[]) => calls.map((data) => callInWords(data).words).join('; '),
  seat: (index: number, curator: string) => `Give seat ${index} to ${curator}`,
  vacate: (index: number) => `Vacate seat ${index}`,
  setRules: (kind: number, rules: Rules) => `Set the rules of ${wordOf(kinds, kind)} proposals: ${rulesInWords(rules)}`,
  setTreasury: (treasury: string) => `Make ${treasury} the treasury`,
  pause: () => 'Pause proposing and approving',
  unpause: () => 'Let proposing and approving go on',
  announceSuccessor: (successor: string) => `Announce ${successor} as the next registry`,
  setAuthority: (authority: string) => `Hand the authority over to ${authority}`,
  attest: (kind: number, period: number, key: Hex, version: number, verdict: number) =>
    `Attest version ${version} of ${entryOf(kind, period, key)} as ${wordOf(verdicts, verdict)}`,
  reproduce: (kind: number, period: number, key: Hex, version: number, outcome: number) =>
    `Report that repeating version ${version} of ${entryOf(kind, period, key)} ended as ${wordOf(outcomes, outcome)}`,
  grantRole: (role: bigint, account: string, delay: number) =>
    `Make ${account} ${roleOf(role)}, ${delay === 0 ? 'without a delay' : `each call waiting ${durationInWords(delay)}`}`,
  revokeRole: (role: bigint, account: string) => `Take the role ${roleOf(role)} from ${account}`,
  renounceRole: (role: bigint, account: string) => `${account} gives up the role ${roleOf(role)}`,
  setGrantDelay: (role: bigint, delay: number) => `Make grants of the role ${roleOf(role)} wait ${durationInWords(delay)}`,
  setTargetAdminDelay: (target: string, delay: number) => `Make changes to the access of ${target} wait ${durationInWords(delay)}`,
  setTargetClosed: (target: string, closed: boolean) => `${closed ? 'Close' : 'Open'} every restricted function of ${target}`,
  setTargetFunctionRole: (target: string, selectors: readonly Hex[], role: bigint) =>
    `Let the role ${roleOf(role)} call ${selectors.map(nameOfSelector).join(', ')} of ${target}`,
  labelRole: (role: bigint, label: string) => `Label the role ${roleOf(role)} “${label}”`,
  updateAuthority: (target: string, authority: string) => `Hand the authority over ${target} to ${authority}`,
  schedule: (_target: string, data: Hex) => `Announce: ${callInWords(data).words}`,
  execute: (_target: string, data: Hex) => `Execute: ${callInWords(data).words}`,
  cancel: (_caller: string, _target: string, data: Hex) => `Cancel: ${callInWords(data).words}`,
};

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** A call of the registry, the attestations or the AccessManager in plain words; of anything else, its first bytes. */
export function callInWords(data: Hex): CallInWords {
  for (const abi of [registryAbi, attestationsAbi, managerAbi] as readonly Abi[])
    try {
      const { functionName, args = [] } = decodeFunctionData({ abi, data });
      const sentence = sentences[functionName] as ((...values: readonly unknown[]) => string) | undefined;
      if (sentence) return { words: sentence(...args), call: { name: functionName, args } };
    } catch {
      // none of its functions: the next interface may have it
    }
  return { words: data.length < 10 ? 'Send without a call' : `Call the unknown function ${data.slice(0, 10)}`, call: null };
}

/** The function of a selector, as `pause`; the selector itself where no known interface has it. */
function nameOfSelector(selector: Hex): string {
  for (const abi of [registryAbi, attestationsAbi, managerAbi] as readonly Abi[])
    for (const item of abi) if (item.type === 'function' && toFunctionSelector(item) === selector) return item.name;
  return selector;
}
