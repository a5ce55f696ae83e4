import type { GatewayReport, RpcReport } from '../../../registry/verify/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import type { IndexerReport } from '../../state/indexers.ts';
import type { RegisterState } from '../../state/register.ts';
import type { RegisterState as Mark } from '../../ui/marks/RegisterMark.tsx';
import { t, word } from '../../words/t.tsx';

const rpcStates: Readonly<Record<RpcReport['state'], string>> = {
  untried: word('not asked yet'),
  answers: word('gave the answer that is shown'),
  agrees: word('was asked the same at the same block, and agrees'),
  disagrees: word('was asked the same at the same block, and says otherwise'),
  failed: word('gave no usable answer'),
};

/** What an RPC did, and of one that failed what was done. `others`: how many more there are. */
export const rpcWords = ({ state }: Pick<RpcReport, 'state'>, others: number): string =>
  state === 'failed'
    ? t(others > 0 ? '{state}; another was asked' : '{state}; there is no other to ask', { state: t(rpcStates[state]) })
    : t(rpcStates[state]);

const sent = ({ blocks }: Pick<GatewayReport, 'blocks'>): string =>
  blocks > 0 ? t('{blocks} sent and verified', { blocks: plural(blocks, 'block') }) : t('no block sent yet');

/** The state of a gateway, with what was done about it. */
export function gatewayWords(gateway: GatewayReport): string {
  switch (gateway.state) {
    case 'untried':
      return t('not asked yet');
    case 'ok':
      return sent(gateway);
    case 'lacking':
      return t('{sent}; it works, and had not what was asked for last', { sent: sent(gateway) });
    case 'failed':
      return t('{sent}; its last answer failed, and the next gateway was asked', { sent: sent(gateway) });
    case 'refused':
      return t('{sent}; it sent bytes that do not match, which were refused. It is asked last for the rest of this session', {
        sent: sent(gateway),
      });
  }
}

/** The state of a peer; it is named by its multiaddr, and asked only when no gateway works. */
export function peerWords(peer: GatewayReport): string {
  if (peer.state === 'untried') return t('not asked yet: peers are asked when no gateway works');
  return peer.state === 'failed'
    ? t('{sent}; its last answer failed, and the next peer was asked', { sent: sent(peer) })
    : gatewayWords(peer);
}

/** How far an indexer has come, beside the block of this page. */
export function indexerWords({ state, block }: Pick<IndexerReport, 'state' | 'block'>, newest: bigint | null): string {
  const behind = block !== null && newest !== null && newest > block ? plural(Number(newest - block), 'block') : null;
  const values = { block: block === null ? '' : formatNumber(Number(block)), behind: behind ?? '' };
  const at = block === null ? '' : behind ? t('at block {block}, {behind} behind', values) : t('at block {block}', values);
  switch (state) {
    case 'untried':
      return t('not asked yet');
    case 'ok':
      return at;
    case 'failed':
      return at
        ? t('last {at}; its last answer failed, and the chain’s events are read instead', { at })
        : t('its last answer failed, and the chain’s events are read instead');
    case 'refused':
      return at
        ? t('{at}; it told something that the chain does not say, and its list was not used', { at })
        : t('it told something that the chain does not say, and its list was not used');
  }
}

type Known = Pick<RegisterState, 'phase' | 'rpcs' | 'gateways' | 'counts' | 'firstPage'> & Partial<Pick<RegisterState, 'release'>>;

/** The whole in one mark and one sentence: what stands, what is missing. */
export function overall({ phase, rpcs, counts, firstPage, release }: Known): { mark: Mark; title: string; sentence: string } {
  if (release)
    return {
      mark: 'ghost',
      title: t('State of block {block}', { block: formatNumber(release.block.number) }),
      sentence: release.trouble
        ? t('No RPC gave heads to compare with: what is shown is the state that this release carries, verified against nothing else.')
        : t('What is shown is the state that this release carries. The chain is being asked for what changed since.'),
    };
  if (phase === 'failed' && !firstPage)
    return {
      mark: 'red',
      title: t('Not read'),
      sentence: t('No RPC gave the heads of the register, so nothing can be shown as verified.'),
    };
  if (!firstPage) return { mark: 'ghost', title: t('Checking'), sentence: t('The chain is being asked for the heads of the register.') };
  const against = rpcs.filter(({ state }) => state === 'disagrees').length;
  const backing = rpcs.filter(({ state }) => state === 'answers' || state === 'agrees').length;
  const pending = rpcs.filter(({ state }) => state === 'untried').length;
  if (against > 0)
    return {
      mark: 'red',
      title: t('Out of register'),
      sentence: t(
        against === 1
          ? '{count} of {all} says otherwise of the same block. One of them is wrong, and this page cannot tell which.'
          : '{count} of {all} say otherwise of the same block. One of them is wrong, and this page cannot tell which.',
        { count: plural(against, 'RPC'), all: rpcs.length },
      ),
    };
  if (counts.refused > 0)
    return {
      mark: 'red',
      title: t('{count} not shown', { count: formatNumber(counts.refused) }),
      sentence: t('Bytes were refused or are missing; the rest of the register stands. The list is below.'),
    };
  if (counts.coming > 0)
    return {
      mark: 'ghost',
      title: t('{count} on the way', { count: formatNumber(counts.coming) }),
      sentence: t('The chain approved what no gateway has yet; it is asked for again and again. The list is below.'),
    };
  if (counts.waiting > 0 || (backing < 2 && pending > 0))
    return { mark: 'ghost', title: t('Checking'), sentence: t('What is shown was verified; more is on its way.') };
  if (backing < 2)
    return {
      mark: 'ghost',
      title: t('Not compared'),
      sentence: t(
        counts.entries === 0
          ? 'The heads come from one RPC. With one RPC there is nothing to compare: add another below.'
          : 'Every document that was read has the digest that one RPC gave. With one RPC there is nothing to compare: add another below.',
      ),
    };
  if (counts.entries === 0)
    return {
      mark: 'whole',
      title: t('In register'),
      sentence: t('{count} RPCs agree on the heads of the register. No document was asked for yet in this session.', { count: backing }),
    };
  return {
    mark: 'whole',
    title: t('In register'),
    sentence: t('Every document that was read has the digest that the chain holds, and {count} RPCs agree on the chain.', {
      count: backing,
    }),
  };
}
