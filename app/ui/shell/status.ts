import { formatNumber, plural } from '../../state/format.ts';
import type { RegisterState } from '../../state/register.ts';
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

type Known = Pick<RegisterState, 'phase' | 'error' | 'rpcs' | 'gateways' | 'counts'> & { block: bigint | null; online: boolean };

/** Says what this session has verified, and against whom. `In register` needs every entry to match and two RPCs to agree. */
export function statusWords({ phase, error, rpcs, gateways, counts, block, online }: Known): StatusWords {
  const at = block === null ? '' : ` at block ${formatNumber(Number(block))}`;
  const agreeing = rpcs.filter(({ state }) => state === 'answers' || state === 'agrees').length;
  const disagreeing = rpcs.filter(({ state }) => state === 'disagrees').length;
  const failed = rpcs.filter(({ state }) => state === 'failed').length;
  const liars = gateways.filter(({ state }) => state === 'refused').length;
  const silent = gateways.filter(({ state }) => state === 'failed').length;
  const alone = agreeing === 1 && disagreeing === 0 && rpcs.every(({ state }) => state !== 'untried');
  const words = {
    rpcs:
      disagreeing > 0
        ? `${plural(disagreeing, 'RPC')} of ${rpcs.length} disagree`
        : alone
          ? '1 RPC, not compared'
          : agreeing > 1
            ? `${agreeing} RPCs agree`
            : '',
    gateways:
      gateways.length === 0
        ? ''
        : `${plural(gateways.length, 'gateway')}, ${liars > 0 ? `${liars} refused` : silent > 0 ? `${silent} silent` : 'none refused'}`,
    add: alone ? ('RPC' as const) : null,
  };
  if (failed > 0 && agreeing > 0) words.rpcs += `, ${failed} failed`;
  const matches =
    counts.entries === 0
      ? `heads read${at}`
      : `${formatNumber(counts.verified)} of ${plural(counts.entries, 'entry matches its digest', 'entries match their digests')}${at}`;
  const state = (mark: Mark, word: string, text = matches): StatusWords => ({ mark, word, matches: text, ...words });
  if (!online && phase !== 'ready') return state('ghost', 'Offline', 'the chain cannot be read; try again once there is a connection');
  if (phase === 'failed') return state('red', 'Not read', error?.message ?? 'the chain gave no answer');
  if (phase === 'loading') return state('ghost', 'Checking', 'reading the heads from the chain');
  if (disagreeing > 0) return state('red', 'Out of register');
  if (counts.refused > 0) return state('red', `${formatNumber(counts.refused)} not shown`);
  if (counts.coming > 0) return state('ghost', `${formatNumber(counts.coming)} on the way`);
  if (counts.waiting > 0 || (agreeing < 2 && !alone)) return state('ghost', 'Checking');
  if (alone) return state('ghost', 'Not compared');
  return state('whole', online ? 'In register' : 'Offline since');
}
