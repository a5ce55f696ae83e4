import { getAddress } from 'viem/utils';
import type { TimedChain } from '../../../registry/actions/chain.ts';
import { kinds } from '../../../registry/actions/words.ts';
import { eventsNamed, type Happened, type Journal, type RegistryEvent } from '../../../registry/records/index.ts';
import { happened, withTimes } from '../../../registry/records/times.ts';
import { lengthOf } from '../../wallet/lengthOf.ts';
import { t, word } from '../../words/t.tsx';
import { ethOf } from './words.ts';

/** One change of who judges or by which rules, in words; addresses are kept apart, to be set in mono. */
export interface Change extends Happened {
  words: string;
  address: string | null;
}

const governing = ['Seated', 'Vacated', 'RulesSet', 'Paused', 'Unpaused', 'SuccessorAnnounced', 'TreasurySet', 'AuthorityUpdated'] as const;
type Governing = Extract<RegistryEvent, { name: (typeof governing)[number] }>;

const ruled = {
  project: word('project proposals'),
  metric: word('metric proposals'),
  note: word('note proposals'),
  page: word('page proposals'),
} as const;

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
      return { words: t('Seat {seat} given to', { seat: event.args.index }), address: event.args.curator };
    case 'Vacated':
      return { words: t('Seat {seat} taken from', { seat: event.args.index }), address: event.args.curator };
    case 'RulesSet': {
      const { quorum, rejectionQuorum, lifetime, bond } = event.args.rules;
      const kind = kinds[event.args.kind];
      return {
        words: t('Rules of {kind}: {approve} to approve, {reject} to reject, {time}, bond {bond}', {
          kind: kind ? t(ruled[kind]) : t('kind {number}', { number: event.args.kind }),
          approve: quorum,
          reject: rejectionQuorum,
          time: lengthOf(lifetime),
          bond: ethOf(bond),
        }),
        address: null,
      };
    }
    case 'Paused':
      return { words: t('Proposing and approving paused by'), address: event.args.guardian };
    case 'Unpaused':
      return { words: t('Proposing and approving go on, by'), address: event.args.admin };
    case 'SuccessorAnnounced':
      return { words: t('Next registry announced:'), address: event.args.successor };
    case 'TreasurySet':
      return { words: t('Treasury:'), address: event.args.treasury };
    case 'AuthorityUpdated':
      return { words: t('Authority:'), address: event.args.authority };
  }
}
