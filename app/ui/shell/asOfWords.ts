import { formatNumber, plural } from '../../state/format.ts';
import type { RegisterState } from '../../state/register.ts';
import type { RegisterState as Mark } from '../marks/RegisterMark.tsx';

/** The line of a register of then, as data. */
export interface AsOfWords {
  mark: Mark;
  word: string;
  /** What was compared with what. */
  matches: string;
  /** What the heads of then rest on. */
  proof: string;
  later: string;
}

type Known = Pick<RegisterState, 'phase' | 'error' | 'at' | 'past' | 'firstPage' | 'rpcs' | 'counts'>;

/** Says of which block the page is, and what stands behind that. It is never `In register`: what is shown may have been replaced. */
export function asOfWords({ phase, error, at, past, firstPage, rpcs, counts }: Known): AsOfWords {
  const none = { proof: '', later: '' };
  if (phase === 'failed')
    return { mark: 'red', word: error?.code === 'bad-moment' ? 'No such moment' : 'Not read', matches: error?.message ?? '', ...none };
  if (!firstPage || !past) return { mark: 'ghost', word: `As of ${at}`, matches: 'reading the history from the chain', ...none };
  const opinions = past.opinions ?? [];
  const against = opinions.filter((one) => one === 'disagrees').length + rpcs.filter(({ state }) => state === 'disagrees').length;
  const told = `${formatNumber(counts.verified)} of ${plural(counts.entries, 'entry matches the digest', 'entries match the digests')} of then`;
  const words = { matches: counts.entries === 0 ? 'heads read' : told, proof: proofOf(past.opinions), later: laterOf(past.later) };
  if (against > 0) return { mark: 'red', word: 'Out of register', ...words };
  if (counts.refused > 0) return { mark: 'red', word: `${formatNumber(counts.refused)} not shown`, ...words };
  if (counts.coming > 0) return { mark: 'ghost', word: `${formatNumber(counts.coming)} on the way`, ...words };
  return { mark: 'ghost', word: `As of block ${formatNumber(Number(firstPage.blockNumber))}`, ...words };
}

function proofOf(opinions: NonNullable<RegisterState['past']>['opinions']): string {
  const history = 'each history leads to today’s head';
  if (opinions === null) return `${history}; asking RPCs for the state of then`;
  const count = (opinion: (typeof opinions)[number]) => opinions.filter((one) => one === opinion).length;
  const [agree, disagree] = [count('agrees'), count('disagrees')];
  if (disagree > 0) return `${plural(disagree, 'RPC')} of ${opinions.length} ${disagree === 1 ? 'says' : 'say'} otherwise of that block`;
  return agree > 0
    ? `${history}; ${plural(agree, 'RPC keeps', 'RPCs keep')} that state and agree${agree === 1 ? 's' : ''}`
    : `${history}; no RPC keeps that state`;
}

const laterOf = (later: number): string => (later === 0 ? 'no revision since' : `${plural(later, 'revision')} since`);
