import type { GatewayReport, RpcReport } from '../../../registry/verify/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import type { IndexerReport } from '../../state/indexers.ts';
import type { RegisterState } from '../../state/register.ts';
import type { RegisterState as Mark } from '../../ui/marks/RegisterMark.tsx';

const rpcStates: Readonly<Record<RpcReport['state'], string>> = {
  untried: 'not asked yet',
  answers: 'gave the answer that is shown',
  agrees: 'was asked the same at the same block, and agrees',
  disagrees: 'was asked the same at the same block, and says otherwise',
  failed: 'gave no usable answer',
};

/** What an RPC did, and of one that failed what was done. `others`: how many more there are. */
export const rpcWords = ({ state }: Pick<RpcReport, 'state'>, others: number): string =>
  `${rpcStates[state]}${state === 'failed' ? (others > 0 ? '; another was asked' : '; there is no other to ask') : ''}`;

const sent = ({ blocks }: Pick<GatewayReport, 'blocks'>): string =>
  blocks > 0 ? `${plural(blocks, 'block')} sent and verified` : 'no block sent yet';

/** The state of a gateway, with what was done about it. */
export function gatewayWords(gateway: GatewayReport): string {
  switch (gateway.state) {
    case 'untried':
      return 'not asked yet';
    case 'ok':
      return sent(gateway);
    case 'lacking':
      return `${sent(gateway)}; it works, and had not what was asked for last`;
    case 'failed':
      return `${sent(gateway)}; its last answer failed, and the next gateway was asked`;
    case 'refused':
      return `${sent(gateway)}; it sent bytes that do not match, which were refused. It is asked last for the rest of this session`;
  }
}

/** The state of a peer; it is named by its multiaddr, and asked only when no gateway works. */
export function peerWords(peer: GatewayReport): string {
  if (peer.state === 'untried') return 'not asked yet: peers are asked when no gateway works';
  return peer.state === 'failed' ? `${sent(peer)}; its last answer failed, and the next peer was asked` : gatewayWords(peer);
}

/** How far an indexer has come, beside the block of this page. */
export function indexerWords({ state, block }: Pick<IndexerReport, 'state' | 'block'>, newest: bigint | null): string {
  const behind = block !== null && newest !== null && newest > block ? plural(Number(newest - block), 'block') : null;
  const at = block === null ? '' : `at block ${formatNumber(Number(block))}${behind ? `, ${behind} behind` : ''}`;
  switch (state) {
    case 'untried':
      return 'not asked yet';
    case 'ok':
      return at;
    case 'failed':
      return `${at ? `last ${at}; ` : ''}its last answer failed, and the chain’s events are read instead`;
    case 'refused':
      return `${at ? `${at}; ` : ''}it told something that the chain does not say, and its list was not used`;
  }
}

type Known = Pick<RegisterState, 'phase' | 'rpcs' | 'gateways' | 'counts' | 'firstPage'>;

/** The whole in one mark and one sentence: what stands, what is missing. */
export function overall({ phase, rpcs, counts, firstPage }: Known): { mark: Mark; title: string; sentence: string } {
  if (phase === 'failed' && !firstPage)
    return { mark: 'red', title: 'Not read', sentence: 'No RPC gave the heads of the register, so nothing can be shown as verified.' };
  if (!firstPage) return { mark: 'ghost', title: 'Checking', sentence: 'The chain is being asked for the heads of the register.' };
  const against = rpcs.filter(({ state }) => state === 'disagrees').length;
  const backing = rpcs.filter(({ state }) => state === 'answers' || state === 'agrees').length;
  const pending = rpcs.filter(({ state }) => state === 'untried').length;
  if (against > 0)
    return {
      mark: 'red',
      title: 'Out of register',
      sentence: `${plural(against, 'RPC')} of ${rpcs.length} ${against === 1 ? 'says' : 'say'} otherwise of the same block. One of them is wrong, and this page cannot tell which.`,
    };
  if (counts.refused > 0)
    return {
      mark: 'red',
      title: `${formatNumber(counts.refused)} not shown`,
      sentence: 'Bytes were refused or are missing; the rest of the register stands. The list is below.',
    };
  if (counts.coming > 0)
    return {
      mark: 'ghost',
      title: `${formatNumber(counts.coming)} on the way`,
      sentence: 'The chain approved what no gateway has yet; it is asked for again and again. The list is below.',
    };
  if (counts.waiting > 0 || (backing < 2 && pending > 0))
    return { mark: 'ghost', title: 'Checking', sentence: 'What is shown was verified; more is on its way.' };
  if (backing < 2)
    return {
      mark: 'ghost',
      title: 'Not compared',
      sentence: `${counts.entries === 0 ? 'The heads come from one RPC' : 'Every document that was read has the digest that one RPC gave'}. With one RPC there is nothing to compare: add another below.`,
    };
  if (counts.entries === 0)
    return {
      mark: 'whole',
      title: 'In register',
      sentence: `${backing} RPCs agree on the heads of the register. No document was asked for yet in this session.`,
    };
  return {
    mark: 'whole',
    title: 'In register',
    sentence: `Every document that was read has the digest that the chain holds, and ${backing} RPCs agree on the chain.`,
  };
}
