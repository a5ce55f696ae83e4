import type { Address, Hex } from 'viem';
import type { Proposal } from '../../registry/actions/proposals.ts';
import { kinds, type ProposalAction } from '../../registry/actions/words.ts';
import { callInWords } from '../../registry/proposing/callInWords.ts';
import { proposalId } from '../../registry/proposing/proposalId.ts';
import type { Config } from '../state/config.ts';
import { formatMoment } from '../state/format.ts';
import { t } from '../words/t.tsx';
import { inEth } from './answers.ts';
import { acts, entryNamed, sentenceOf, slugOf } from './sentenceOf.ts';
import type { WalletRequest, WalletTypedData } from './types.ts';

/** One line of what a wallet is about to be asked. */
export interface Fact {
  label: string;
  value: string;
  /** Bytes to compare letter by letter with what the wallet shows. */
  mono?: boolean;
}

export interface Facts {
  sentence: string;
  /** The sentence is that of the register’s code, in English. */
  foreign?: boolean;
  facts: Fact[];
}

/** What a transaction does, read from the very bytes that are sent: the words cannot say something else than the call. */
export function factsOfRequest({ to, data, value = 0n }: WalletRequest, { network, chainId }: Config): Facts {
  const { words, call } = callInWords(data);
  return {
    ...sentenceOf({ words, call }),
    facts: [
      ...(call ? factsOfCall(call.name, call.args) : []),
      {
        label: t('Sends'),
        value:
          value === 0n
            ? t('nothing; the network takes its fee')
            : t('{amount} ETH as bond, beside the network’s fee', { amount: inEth(value) }),
      },
      { label: t('Network'), value: t('{network}, chain {chain}', { network, chain: chainId }) },
      { label: t('Contract'), value: to, mono: true },
    ],
  };
}

function factsOfCall(name: string, args: readonly unknown[]): Fact[] {
  switch (name) {
    case 'propose': {
      const [action, kind, period, key, baseVersion, digest] = args as [number, number, number, Hex, number, Hex];
      return [...factsOfEntry(kind, period, key), ...factsOfContent(action, baseVersion, digest)];
    }
    case 'approve':
    case 'approveBySig':
    case 'reviseBySig':
    case 'withdraw':
      return factsOfProposal(args[0] as Proposal);
    case 'reject':
      return [
        ...factsOfProposal(args[0] as Proposal),
        { label: t('Reason'), value: args[1] as Hex, mono: true },
        {
          label: t('Bond then'),
          value: args[2] ? t('kept by the treasury, if the whole rejection quorum says spam') : t('back to the proposer'),
        },
      ];
    case 'attest': {
      const [kind, period, key, version, , evidence] = args as [number, number, Hex, number, number, Hex];
      return [
        ...factsOfEntry(kind, period, key),
        { label: t('Version'), value: t('{version}, which must be the newest', { version }) },
        { label: t('The evidence'), value: evidence, mono: true },
      ];
    }
    case 'multicall':
      return (args[0] as readonly Hex[]).flatMap((data, i) => factsInBatch(i + 1, data));
    case 'collect':
      return [{ label: t('Paid to'), value: args[0] as Address, mono: true }];
    default:
      return [];
  }
}

/** Of each call of a batch, what it does, to which version, and its digests; the rest stands on the page of its proposal. */
function factsInBatch(place: number, data: Hex): Fact[] {
  const { words, call } = callInWords(data);
  const facts = call ? factsOfCall(call.name, call.args) : [{ label: t('Bytes'), value: data, mono: true }];
  return [
    { label: `${place}. ${t('Call')}`, value: sentenceOf({ words, call }).sentence },
    ...facts
      .filter(({ label }) => ![t('Entry'), t('Proposer'), t('Bond'), t('Deadline')].includes(label))
      .map((fact) => ({ ...fact, label: `${place}. ${fact.label}` })),
  ];
}

function factsOfProposal(proposal: Proposal): Fact[] {
  const { action, kind, period, key, baseVersion, digest, proposer, deadline, bond } = proposal;
  return [
    ...factsOfEntry(kind, period, key),
    ...factsOfContent(action, baseVersion, digest),
    { label: t('Proposer'), value: proposer, mono: true },
    { label: t('Bond'), value: bond === 0n ? t('none') : t('{amount} ETH, of the proposer', { amount: inEth(bond) }) },
    { label: t('Deadline'), value: formatMoment(new Date(Number(deadline) * 1000)) },
    { label: t('Proposal'), value: proposalId(proposal), mono: true },
  ];
}

function factsOfEntry(kind: number, period: number, key: Hex): Fact[] {
  return [{ label: t('Entry'), value: entryNamed(kinds[kind], slugOf(key), period) }];
}

/** The numbers of `proposalActions`. */
const DISPUTE = 4;

function factsOfContent(action: number, baseVersion: number, digest: Hex): Fact[] {
  if (action === DISPUTE)
    return [
      { label: t('Version'), value: t('{version}, which stays; its status becomes disputed if upheld', { version: baseVersion }) },
      { label: t('The evidence'), value: digest, mono: true },
    ];
  return [
    { label: t('Version'), value: baseVersion === 0 ? `${t('none')} → 1` : `${baseVersion} → ${baseVersion + 1}` },
    { label: t('Digest'), value: digest, mono: true },
  ];
}

/** What a signature stands for, read from the typed data that the wallet is given. */
export function factsOfTypedData({ primaryType, message, domain }: WalletTypedData, { network }: Config): Facts {
  const costs = { label: t('Costs'), value: t('nothing: a signature is no transaction') };
  const where = [
    { label: t('Network'), value: t('{network}, chain {chain}', { network, chain: domain.chainId }) },
    { label: t('Contract'), value: domain.verifyingContract, mono: true },
  ];
  if (primaryType === 'Comment') {
    const { intent, text, proposal } = message as { intent: string; text: string; proposal: Hex };
    return {
      sentence:
        intent === 'comment' ? t('Sign a comment') : t('Sign a comment that says: {intent}', { intent: intent.replaceAll('-', ' ') }),
      facts: [{ label: t('Text'), value: text }, { label: t('Proposal'), value: proposal, mono: true }, costs, ...where],
    };
  }
  const signed = (primaryType === 'Approval' ? message.proposal : message) as Record<string, unknown>;
  const period = Number(String(signed.period || 0).replace('-', ''));
  const kind = kinds.find((one) => one === signed.kind);
  const values = {
    action: t(acts[signed.action as ProposalAction] ?? String(signed.action)),
    entry: entryNamed(kind, String(signed.key), 0),
  };
  return {
    sentence:
      primaryType === 'Approval'
        ? t('Sign your approval to {action} {entry}; anybody may submit it until the deadline', values)
        : t('Sign a proposal to {action} {entry}; it counts once curators have signed too', values),
    facts: [
      { label: t('Entry'), value: entryNamed(kind, String(signed.key), period) },
      ...factsOfContent(signed.action === 'dispute' ? DISPUTE : 0, Number(signed.baseVersion), signed.digest as Hex),
      { label: t('Proposer'), value: String(signed.proposer), mono: true },
      { label: t('Deadline'), value: formatMoment(new Date(Number(signed.deadline) * 1000)) },
      costs,
      ...where,
    ],
  };
}
