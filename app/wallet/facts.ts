import type { Address, Hex } from 'viem';
import type { Proposal } from '../../registry/actions/proposals.ts';
import { keyFromBytes32, kinds } from '../../registry/actions/words.ts';
import { callInWords } from '../../registry/proposing/callInWords.ts';
import { proposalId } from '../../registry/proposing/proposalId.ts';
import type { Config } from '../state/config.ts';
import { formatMoment } from '../state/format.ts';
import { inEth } from './answers.ts';
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
  facts: Fact[];
}

/** What a transaction does, read from the very bytes that are sent: the words cannot say something else than the call. */
export function factsOfRequest({ to, data, value = 0n }: WalletRequest, { network, chainId }: Config): Facts {
  const { words, call } = callInWords(data);
  return {
    sentence: words,
    facts: [
      ...(call ? factsOfCall(call.name, call.args) : []),
      {
        label: 'Sends',
        value: value === 0n ? 'nothing; the network takes its fee' : `${inEth(value)} ETH as bond, beside the network's fee`,
      },
      { label: 'Network', value: `${network}, chain ${chainId}` },
      { label: 'Contract', value: to, mono: true },
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
        { label: 'Reason', value: args[1] as Hex, mono: true },
        {
          label: 'Bond then',
          value: args[2] ? 'kept by the treasury, if the whole rejection quorum says spam' : 'back to the proposer',
        },
      ];
    case 'attest': {
      const [kind, period, key, version, , evidence] = args as [number, number, Hex, number, number, Hex];
      return [
        ...factsOfEntry(kind, period, key),
        { label: 'Version', value: `${version}, which must be the newest` },
        { label: 'Evidence', value: evidence, mono: true },
      ];
    }
    case 'multicall':
      return (args[0] as readonly Hex[]).flatMap((data, i) => factsInBatch(i + 1, data));
    case 'collect':
      return [{ label: 'Paid to', value: args[0] as Address, mono: true }];
    default:
      return [];
  }
}

/** Of each call of a batch, what it does, to which version, and its digests; the rest stands on the page of its proposal. */
function factsInBatch(place: number, data: Hex): Fact[] {
  const { words, call } = callInWords(data);
  const facts = call ? factsOfCall(call.name, call.args) : [{ label: 'Bytes', value: data, mono: true }];
  return [
    { label: `${place}. Call`, value: words },
    ...facts
      .filter(({ label }) => !['Entry', 'Proposer', 'Bond', 'Deadline'].includes(label))
      .map((fact) => ({ ...fact, label: `${place}. ${fact.label}` })),
  ];
}

function factsOfProposal(proposal: Proposal): Fact[] {
  const { action, kind, period, key, baseVersion, digest, proposer, deadline, bond } = proposal;
  return [
    ...factsOfEntry(kind, period, key),
    ...factsOfContent(action, baseVersion, digest),
    { label: 'Proposer', value: proposer, mono: true },
    { label: 'Bond', value: bond === 0n ? 'none' : `${inEth(bond)} ETH, of the proposer` },
    { label: 'Deadline', value: formatMoment(new Date(Number(deadline) * 1000)) },
    { label: 'Proposal', value: proposalId(proposal), mono: true },
  ];
}

function factsOfEntry(kind: number, period: number, key: Hex): Fact[] {
  const month = period === 0 ? '' : ` of ${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`;
  return [{ label: 'Entry', value: `${kinds[kind] ?? 'entry'} ${slugOf(key)}${month}` }];
}

/** The numbers of `proposalActions`. */
const DISPUTE = 4;

function factsOfContent(action: number, baseVersion: number, digest: Hex): Fact[] {
  if (action === DISPUTE)
    return [
      { label: 'Version', value: `${baseVersion}, which stays; its status becomes disputed if upheld` },
      { label: 'Evidence', value: digest, mono: true },
    ];
  return [
    { label: 'Version', value: baseVersion === 0 ? 'none → 1' : `${baseVersion} → ${baseVersion + 1}` },
    { label: 'Digest', value: digest, mono: true },
  ];
}

function slugOf(key: Hex): string {
  try {
    return keyFromBytes32(key);
  } catch {
    return key;
  }
}

/** What a signature stands for, read from the typed data that the wallet is given. */
export function factsOfTypedData({ primaryType, message, domain }: WalletTypedData, { network }: Config): Facts {
  const costs = { label: 'Costs', value: 'nothing: a signature is no transaction' };
  const where = [
    { label: 'Network', value: `${network}, chain ${domain.chainId}` },
    { label: 'Contract', value: domain.verifyingContract, mono: true },
  ];
  if (primaryType === 'Comment') {
    const { intent, text, proposal } = message as { intent: string; text: string; proposal: Hex };
    return {
      sentence: intent === 'comment' ? 'Sign a comment' : `Sign a comment that says: ${intent.replaceAll('-', ' ')}`,
      facts: [{ label: 'Text', value: text }, { label: 'Proposal', value: proposal, mono: true }, costs, ...where],
    };
  }
  const signed = (primaryType === 'Approval' ? message.proposal : message) as Record<string, unknown>;
  const entry = `${signed.kind} ${signed.key}`;
  return {
    sentence:
      primaryType === 'Approval'
        ? `Sign your approval to ${signed.action} ${entry}; anybody may submit it until the deadline`
        : `Sign a proposal to ${signed.action} ${entry}; it counts once curators have signed too`,
    facts: [
      { label: 'Entry', value: signed.period ? `${entry} of ${signed.period}` : entry },
      ...factsOfContent(signed.action === 'dispute' ? DISPUTE : 0, Number(signed.baseVersion), signed.digest as Hex),
      { label: 'Proposer', value: String(signed.proposer), mono: true },
      { label: 'Deadline', value: formatMoment(new Date(Number(signed.deadline) * 1000)) },
      costs,
      ...where,
    ],
  };
}
