import { getAddress } from 'viem/utils';
import type { TimedChain } from '../../../registry/actions/chain.ts';
import { kinds } from '../../../registry/actions/words.ts';
import { durationInWords } from '../../../registry/proposing/callInWords.ts';
import { eventsNamed, type Happened, type Journal, type RegistryEvent } from '../../../registry/records/index.ts';
import { happened, withTimes } from '../../../registry/records/times.ts';
import { ethOf } from './words.ts';

/** One change of who judges or by which rules, in words; addresses are kept apart, to be set in mono. */
export interface Change extends Happened {
  words: string;
  address: string | null;
}

const governing = ['Seated', 'Vacated', 'RulesSet', 'Paused', 'Unpaused', 'SuccessorAnnounced', 'TreasurySet', 'AuthorityUpdated'] as const;
type Governing = Extract<RegistryEvent, { name: (typeof governing)[number] }>;

/** Every change of the council, newest first. */
export async function changesIn(chain: TimedChain, { events }: Journal): Promise<Change[]> {
  const found = eventsNamed(events, ...governing) as Governing[];
  await withTimes(chain, found);
  return found
    .map((event) => {
      const { words, address } = inWords(event);
      return { ...happened(event), words, address: address && getAddress(address) };
    })
    .reverse();
}

function inWords(event: Governing): { words: string; address: string | null } {
  switch (event.name) {
    case 'Seated':
      return { words: `Seat ${event.args.index} given to`, address: event.args.curator };
    case 'Vacated':
      return { words: `Seat ${event.args.index} taken from`, address: event.args.curator };
    case 'RulesSet': {
      const { quorum, rejectionQuorum, lifetime, bond } = event.args.rules;
      const kind = kinds[event.args.kind] ?? `kind ${event.args.kind}`;
      return {
        words: `Rules of ${kind} proposals: ${quorum} to approve, ${rejectionQuorum} to reject, ${durationInWords(lifetime)}, bond ${ethOf(bond)}`,
        address: null,
      };
    }
    case 'Paused':
      return { words: 'Proposing and approving paused by', address: event.args.guardian };
    case 'Unpaused':
      return { words: 'Proposing and approving go on, by', address: event.args.admin };
    case 'SuccessorAnnounced':
      return { words: 'Next registry announced:', address: event.args.successor };
    case 'TreasurySet':
      return { words: 'Treasury:', address: event.args.treasury };
    case 'AuthorityUpdated':
      return { words: 'Authority:', address: event.args.authority };
  }
}
