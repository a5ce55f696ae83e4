import type { RegistryAddress } from '../actions/chain.ts';
import { cidOf } from '../cid/index.ts';
import { proposalItemId, registryInWords } from './itemId.ts';
import type { FeedName } from './names.ts';
import { proposalRoute } from './routes.ts';
import type { Fact, FeedItem, Known, Placed, Proposed, Told } from './types.ts';
import { entryInWords, momentInWords, plain, plural } from './words.ts';

/** How a proposal ended. */
export type Ending = Fact<Extract<Told, { name: 'revised' | 'rejected' | 'withdrawn' | 'upheld' }>>;

/** The words of an event of a proposal, by its action: a dispute is upheld or dismissed where a change is approved or rejected. */
const subjectOf = ({ action, entry, base }: Proposed): string => {
  const which = entryInWords(entry);
  if (action === 'create') return `new ${which}`;
  return action === 'dispute' ? `dispute of ${which}, version ${base}` : `${action} of ${which}, version ${base} to ${base + 1}`;
};

/** A dispute concerns whoever follows the project, too. */
function feedsOf({ action, entry }: Proposed): FeedName[] {
  const isOfProject = entry.kind === 'project' || entry.kind === 'metric';
  return action === 'dispute' && isOfProject ? ['queue', `project/${entry.key}`] : ['queue'];
}

/** The opening of a proposal. Its document is nobody's word but the proposer's: it is told in one sentence. */
export function openingItem(registry: RegistryAddress, proposed: Fact<Proposed>, own: Known): Placed {
  const { at, digest, deadline, quorum, action, proposer } = proposed;
  const change = own.state === 'read' && 'change' in own.document ? own.document.change : null;
  const said = {
    read: change && `The proposer says: “${plain(change.summary)}” (${change.kind})`,
    refused: own.state === 'refused' ? `Its document is refused by every reader: ${plain(own.why)}` : '',
    waiting: 'Its document has not arrived at this gateway yet.',
    none: null,
  }[own.state];
  return {
    part: '',
    feeds: feedsOf(proposed),
    item: {
      ...common(registry, proposed, 'opened', at),
      title: `${action === 'dispute' ? 'Opened' : 'Proposed'}: ${subjectOf(proposed)}${change ? ` (${change.kind})` : ''}`,
      updated: at + (own.state === 'read' || own.state === 'refused' ? 1 : 0),
      lead: [...(said ? [said] : []), 'Nobody has approved it yet. It waits for review.'],
      facts: [
        { label: 'Opened', text: `${momentInWords(at)}, block ${proposed.block}` },
        { label: 'Open until', text: momentInWords(deadline) },
        { label: 'Needs', text: plural(quorum, 'approval') },
        { label: 'Proposer', text: proposer },
        { label: 'Document', text: cidOf(digest) },
        { label: 'Transaction', text: proposed.transaction },
        { label: 'Registry', text: registryInWords(registry) },
      ],
      categories: [proposed.entry.kind, 'opened', ...(change ? [change.kind] : [])],
    },
  };
}

/** The end of a proposal by a vote or a withdrawal. */
export function endingItem(registry: RegistryAddress, proposed: Fact<Proposed>, ending: Ending): Placed {
  const [word, sentence] = endInWords(proposed, ending);
  return {
    part: 'ended',
    feeds: feedsOf(proposed),
    item: ended(registry, proposed, { word, sentence, at: ending.at, block: ending.block, transaction: ending.transaction }),
  };
}

/** The end of a proposal by its deadline, which no transaction tells. */
export function expiryItem(registry: RegistryAddress, proposed: Fact<Proposed>): Placed {
  const sentence = `Its time ran out before it had ${plural(proposed.quorum, 'approval')}.`;
  return {
    part: 'expired',
    feeds: feedsOf(proposed),
    item: ended(registry, proposed, { word: 'expired', sentence, at: proposed.deadline }),
  };
}

function endInWords({ action }: Proposed, ending: Ending): [word: string, sentence: string] {
  switch (ending.name) {
    case 'revised':
      return ['approved', `${plural(ending.approvals, 'curator')} approved it; it made version ${ending.version}.`];
    case 'upheld':
      return ['upheld', `${plural(ending.approvals, 'curator')} upheld it.`];
    case 'withdrawn':
      return ['withdrawn', `${ending.by} withdrew it.`];
    case 'rejected': {
      const word = ending.spam ? 'rejected as spam' : action === 'dispute' ? 'dismissed' : 'rejected';
      return [word, `${plural(ending.rejections, 'curator')} voted so.`];
    }
  }
}

interface End {
  word: string;
  sentence: string;
  at: number;
  block?: number;
  transaction?: string;
}

function ended(registry: RegistryAddress, proposed: Fact<Proposed>, { word, sentence, at, block, transaction }: End): FeedItem {
  const title = `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${subjectOf(proposed)}`;
  return {
    ...common(registry, proposed, word.split(' ')[0] as string, at),
    title,
    updated: at,
    lead: [sentence],
    facts: [
      { label: 'Ended', text: `${momentInWords(at)}${block === undefined ? ', by its deadline' : `, block ${block}`}` },
      { label: 'Opened', text: `${momentInWords(proposed.at)}, block ${proposed.block}` },
      { label: 'Proposer', text: proposed.proposer },
      { label: 'Document', text: cidOf(proposed.digest) },
      ...(transaction ? [{ label: 'Transaction', text: transaction }] : []),
      { label: 'Registry', text: registryInWords(registry) },
    ],
    categories: [proposed.entry.kind, word],
  };
}

const common = (registry: RegistryAddress, { proposal, proposer }: Proposed, what: string, at: number) => ({
  id: proposalItemId(registry, proposal, what),
  published: at,
  route: proposalRoute(proposal),
  author: proposer,
  changes: [],
  more: 0,
});
