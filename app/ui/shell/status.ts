import { formatNumber, plural } from '../../state/format.ts';
import type { RegisterState } from '../../state/register.ts';
import { t } from '../../words/t.tsx';
import type { RegisterState as Mark } from '../marks/RegisterMark.tsx';

/** The status line as data: one mark, one word, and what stands behind them. */
export interface StatusWords {
  mark: Mark;
  word: string;
  /** What was compared with what. */
  matches: string;
  rpcs: string;
  gateways: string;
  /** An endpoint to add, so that there is something to compare with. */
  add: 'RPC' | null;
}

type Known = Pick<RegisterState, 'phase' | 'error' | 'rpcs' | 'gateways' | 'counts' | 'release'> & {
  block: bigint | null;
  online: boolean;
};

/** Says what this session has verified, and against whom. `In register` needs every entry to match and two RPCs to agree. */
export function statusWords({ phase, error, rpcs, gateways, counts, release, block: number, online }: Known): StatusWords {
  const block = number === null ? '' : formatNumber(Number(number));
  const agreeing = rpcs.filter(({ state }) => state === 'answers' || state === 'agrees').length;
  const disagreeing = rpcs.filter(({ state }) => state === 'disagrees').length;
  const failed = rpcs.filter(({ state }) => state === 'failed').length;
  const liars = gateways.filter(({ state }) => state === 'refused').length;
  const silent = gateways.filter(({ state }) => state === 'failed').length;
  const alone = agreeing === 1 && disagreeing === 0 && rpcs.every(({ state }) => state !== 'untried');
  const listed = plural(gateways.length, 'gateway');
  const words = {
    rpcs:
      disagreeing > 0
        ? t('{some} of {all} disagree', { some: plural(disagreeing, 'RPC'), all: rpcs.length })
        : alone
          ? t('1 RPC, not compared')
          : agreeing > 1
            ? t('{count} RPCs agree', { count: agreeing })
            : '',
    gateways:
      gateways.length === 0
        ? ''
        : liars > 0
          ? t('{gateways}, {count} refused', { gateways: listed, count: liars })
          : silent > 0
            ? t('{gateways}, {count} silent', { gateways: listed, count: silent })
            : t('{gateways}, none refused', { gateways: listed }),
    add: (alone ? 'RPC' : null) as StatusWords['add'],
  };
  if (failed > 0 && agreeing > 0) words.rpcs = t('{rpcs}, {count} failed', { rpcs: words.rpcs, count: failed });
  const matches =
    counts.entries === 0
      ? t('heads read at block {block}', { block })
      : t('{verified} of {entries} at block {block}', {
          verified: formatNumber(counts.verified),
          entries: plural(counts.entries, 'entry matches its digest', 'entries match their digests'),
          block,
        });
  const state = (mark: Mark, word: string, text = matches): StatusWords => ({ mark, word, matches: text, ...words });
  // What a release carries was not compared with a chain: nothing of it may look as if it were.
  if (release) {
    const { comparing, trouble } = release;
    const why = trouble?.code === 'no-chain' ? t('from this release: no RPC answered') : trouble?.message;
    words.rpcs = '';
    words.add = trouble && 'RPC';
    return why
      ? state('ghost', t('As of block {block}', { block }), why)
      : state('ghost', t('State of block {block}', { block }), comparing ? t('comparing with the chain') : t('as this release carries it'));
  }
  if (!online && phase !== 'ready')
    return state('ghost', t('Offline'), t('the chain cannot be read; try again once there is a connection'));
  if (phase === 'failed') return state('red', t('Not read'), error?.message ?? t('the chain gave no answer'));
  if (phase === 'loading') return state('ghost', t('Checking'), t('reading the heads from the chain'));
  if (disagreeing > 0) return state('red', t('Out of register'));
  if (counts.refused > 0) return state('red', t('{count} not shown', { count: formatNumber(counts.refused) }));
  if (counts.coming > 0) return state('ghost', t('{count} on the way', { count: formatNumber(counts.coming) }));
  if (counts.waiting > 0 || (agreeing < 2 && !alone)) return state('ghost', t('Checking'));
  if (alone) return state('ghost', t('Not compared'));
  return state('whole', online ? t('In register') : t('Offline since'));
}
