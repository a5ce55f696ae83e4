import { keyFromBytes32, kinds, proposalActions, statuses } from '../actions/words.ts';
import { toDigest } from '../cid/index.ts';
import { callInWords } from '../proposing/callInWords.ts';
import type { Happening } from '../records/decodeEvents.ts';
import type { RegistryEvent } from '../records/journal.ts';
import type { ManagerEvent } from '../records/managerEvents.ts';
import type { Fact, Told } from './types.ts';

/** What the events of whole blocks tell, in the order of the chain. Their times must be known (`withTimes`). */
export function factsOf(events: readonly RegistryEvent[], managed: readonly ManagerEvent[]): Fact[] {
  const told = [...events.map((event) => placed(event, toldBy(event))), ...managed.map((event) => placed(event, announcedBy(event)))]
    .filter((one) => one !== null)
    .toSorted((a, b) => a.block - b.block);
  const counted = new Map<number, number>();
  return told.map((one) => {
    const log = counted.get(one.block) ?? 0;
    counted.set(one.block, log + 1);
    return { ...one, log };
  });
}

function placed({ block, at, transaction }: Happening, told: Told | null) {
  return told && { ...told, block: Number(block), at: at as number, transaction };
}

function toldBy(event: RegistryEvent): Told | null {
  switch (event.name) {
    case 'Proposed': {
      const { id, entry, proposer, proposal } = event.args;
      const [kind, action] = [kinds[proposal.kind], proposalActions[proposal.action]];
      if (!kind || !action) return null; // the contract has no such kind or action
      return {
        ...{ name: 'proposed', proposal: id, action, proposer, digest: toDigest(proposal.digest), base: proposal.baseVersion },
        entry: { id: entry, kind, period: proposal.period, key: keyFromBytes32(proposal.key) },
        deadline: proposal.deadline,
        quorum: proposal.quorum,
      };
    }
    case 'Revised': {
      const { proposal, version, digest, parent, status, approvals } = event.args;
      return {
        ...{ name: 'revised', proposal, version, digest: toDigest(digest), approvals: countOf(approvals) },
        parent: /^0x0+$/.test(parent) ? null : toDigest(parent),
        status: statuses[status] ?? 'none',
      };
    }
    case 'Rejected':
      return { name: 'rejected', proposal: event.args.id, rejections: countOf(event.args.rejections), spam: event.args.spam };
    case 'Withdrawn':
      return { name: 'withdrawn', proposal: event.args.id, by: event.args.by };
    case 'DisputeUpheld':
      return { name: 'upheld', proposal: event.args.proposal, approvals: countOf(event.args.approvals) };
    case 'AuthorityUpdated':
      return { name: 'authority', manager: event.args.authority };
    default:
      return null;
  }
}

function announcedBy(event: ManagerEvent): Told | null {
  switch (event.name) {
    case 'OperationScheduled':
      return { name: 'scheduled', call: callOf(event), readyAt: event.args.schedule, words: callInWords(event.args.data).words };
    case 'OperationExecuted':
      return { name: 'executed', call: callOf(event) };
    case 'OperationCanceled':
      return { name: 'cancelled', call: callOf(event) };
    default:
      return null;
  }
}

/** A call may be announced again after it ended: the nonce tells one time from the next. */
const callOf = ({ args }: Extract<ManagerEvent, { name: `Operation${string}` }>): string => `${args.operationId}/${args.nonce}`;

/** Seats come as a bitmap. */
const countOf = (seats: bigint): number => seats.toString(2).replaceAll('0', '').length;
