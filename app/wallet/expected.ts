import type { Address, Hex } from 'viem';
import { decodeEventLog, decodeFunctionData, encodeEventTopics } from 'viem/utils';
import type { ChainLog } from '../../registry/actions/chain.ts';
import { entryId } from '../../registry/actions/entryId.ts';
import type { Proposal } from '../../registry/actions/proposals.ts';
import { keyFromBytes32, kinds } from '../../registry/actions/words.ts';
import { registryAbi } from '../../registry/generated/abi.ts';
import { attestationsAbi } from '../../registry/generated/attestations.ts';
import { managerAbi } from '../../registry/proposing/managerAbi.ts';
import { proposalId } from '../../registry/proposing/proposalId.ts';
import type { WalletRequest } from './types.ts';

const abi = [...registryAbi, ...attestationsAbi, ...managerAbi] as const;

/** The event by which the chain shows that a call took place, whoever carried it there. */
export interface Expected {
  address: Address;
  topics: (Hex | null)[];
  /** Where the topics leave doubt. */
  shows: (log: ChainLog) => boolean;
}

/** A decoded call; of a batch, the last: it is all or nothing. Null for what none of our contracts has. */
export function decodeCall(data: Hex): { name: string; args: readonly unknown[]; batch: number } | null {
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi, data });
    if (functionName !== ('multicall' as string)) return { name: functionName, args, batch: 1 };
    const calls = args[0] as unknown as readonly Hex[];
    const last = calls.at(-1);
    const inner = last ? decodeCall(last) : null;
    return inner && { ...inner, batch: calls.length };
  } catch {
    return null; // another contract's function
  }
}

/** What a call of `account` will leave behind; null where nothing tells it from other calls. */
export function expectedOf({ to, data }: WalletRequest, account: Address): Expected | null {
  const call = decodeCall(data);
  if (!call) return null;
  const event = (eventName: string, args: Record<string, unknown>, shows = (_log: ChainLog) => true): Expected => ({
    address: to,
    topics: encodeEventTopics({ abi, eventName, args } as Parameters<typeof encodeEventTopics>[0]) as (Hex | null)[],
    shows,
  });
  const { name, args } = call;
  const id = () => proposalId(args[0] as Proposal);
  const entryAt = (kind: number) =>
    entryId(kinds[args[kind] as number] ?? 'project', args[kind + 1] as number, keyFromBytes32(args[kind + 2] as Hex));
  switch (name) {
    case 'propose':
      return event('Proposed', { entry: entryAt(1), proposer: account }, (log) => proposedDigest(log) === args[5]);
    case 'approve':
      return event('Approved', { id: id(), curator: account });
    case 'approveBySig':
    case 'reviseBySig':
      return event('Approved', { id: id() });
    case 'reject':
      return event('RejectionVoted', { id: id(), curator: account });
    case 'withdraw':
      return event('Withdrawn', { id: id() });
    case 'collect':
      return event('Collected', { account: args[0] });
    case 'attest':
      return event('Attested', { entry: entryAt(0), auditor: account });
    case 'seat':
      return event('Seated', { index: args[0], curator: args[1] });
    case 'vacate':
      return event('Vacated', { index: args[0] });
    case 'setRules':
      return event('RulesSet', { kind: args[0] });
    case 'pause':
      return event('Paused', { guardian: account });
    case 'unpause':
      return event('Unpaused', {});
    case 'schedule':
      return event('OperationScheduled', {}, (log) => log.data.toLowerCase().includes((args[1] as string).slice(2).toLowerCase()));
    default:
      return null;
  }
}

function proposedDigest({ data, topics }: ChainLog): unknown {
  const { args } = decodeEventLog({ abi: registryAbi, eventName: 'Proposed', data, topics: topics as [Hex, ...Hex[]] });
  return args.proposal.digest;
}
