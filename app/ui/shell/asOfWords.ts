import { formatNumber, plural } from '../../state/format.ts';
import type { RegisterState } from '../../state/register.ts';
import { t } from '../../words/t.tsx';
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
    return {
      mark: 'red',
      word: error?.code === 'bad-moment' ? t('No such moment') : t('Not read'),
      matches: error?.message ?? '',
      ...none,
    };
  if (!firstPage || !past)
    return { mark: 'ghost', word: t('As of {moment}', { moment: String(at) }), matches: t('reading the history from the chain'), ...none };
  const opinions = past.opinions ?? [];
  const against = opinions.filter((one) => one === 'disagrees').length + rpcs.filter(({ state }) => state === 'disagrees').length;
  const told = t('{count} of {all} of then', {
    count: formatNumber(counts.verified),
    all: plural(counts.entries, 'entry matches the digest', 'entries match the digests'),
  });
  const words = { matches: counts.entries === 0 ? t('heads read') : told, proof: proofOf(past.opinions), later: laterOf(past.later) };
  if (against > 0) return { mark: 'red', word: t('Out of register'), ...words };
  if (counts.refused > 0) return { mark: 'red', word: t('{count} not shown', { count: formatNumber(counts.refused) }), ...words };
  if (counts.coming > 0) return { mark: 'ghost', word: t('{count} on the way', { count: formatNumber(counts.coming) }), ...words };
  return { mark: 'ghost', word: t('As of block {block}', { block: formatNumber(Number(firstPage.blockNumber)) }), ...words };
}

function proofOf(opinions: NonNullable<RegisterState['past']>['opinions']): string {
  const history = t('each history leads to today’s head');
  if (opinions === null) return t('{history}; asking RPCs for the state of then', { history });
  const count = (opinion: (typeof opinions)[number]) => opinions.filter((one) => one === opinion).length;
  const [agree, disagree] = [count('agrees'), count('disagrees')];
  if (disagree > 0)
    return t(disagree === 1 ? '{count} of {all} says otherwise of that block' : '{count} of {all} say otherwise of that block', {
      count: plural(disagree, 'RPC'),
      all: opinions.length,
    });
  return agree > 0
    ? t(agree === 1 ? '{history}; {count} that state and agrees' : '{history}; {count} that state and agree', {
        history,
        count: plural(agree, 'RPC keeps', 'RPCs keep'),
      })
    : t('{history}; no RPC keeps that state', { history });
}

const laterOf = (later: number): string =>
  later === 0 ? t('no revision since') : t('{revisions} since', { revisions: plural(later, 'revision') });
