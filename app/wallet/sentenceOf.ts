import type { Hex } from 'viem';
import type { Proposal } from '../../registry/actions/proposals.ts';
import { keyFromBytes32, kinds, type ProposalAction, proposalActions } from '../../registry/actions/words.ts';
import { type CallInWords, callInWords } from '../../registry/proposing/callInWords.ts';
import { verdicts } from '../../registry/proposing/verdicts.ts';
import { plural } from '../state/format.ts';
import { shownCatalog } from '../words/language.ts';
import { t, word } from '../words/t.tsx';

const named = {
  project: word('project {key}'),
  metric: word('metric {key}'),
  note: word('note {key}'),
  page: word('page {key}'),
} as const;

/** An entry by its kind and key, and the month of a note. */
export function entryNamed(kind: string | undefined, key: string, period: number): string {
  const month = `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`;
  if (kind === 'note' && period !== 0) return t('note {key} of {month}', { key, month });
  return t(named[kind as keyof typeof named] ?? word('entry {key}'), { key });
}

/** What is proposed to be done with an entry. */
export const acts: Readonly<Record<ProposalAction, string>> = {
  create: word('create'),
  update: word('update'),
  retire: word('retire'),
  restore: word('restore'),
  dispute: word('dispute'),
};

/** A call may carry any bytes as a key, and still has to be shown. */
export function slugOf(key: Hex): string {
  try {
    return keyFromBytes32(key);
  } catch {
    return key;
  }
}

const proposed = ({ action, kind, period, key }: Pick<Proposal, 'action' | 'kind' | 'period' | 'key'>) => ({
  action: t(acts[proposalActions[action] as ProposalAction] ?? String(action)),
  entry: entryNamed(kinds[kind], slugOf(key), period),
});

/** The sentences of the calls that most accounts make, beside those of `registry/proposing/callInWords.ts`. */
const sentences: Readonly<Record<string, (...args: never[]) => string>> = {
  propose: (action: number, kind: number, period: number, key: Hex) =>
    t('Propose to {action} {entry}', proposed({ action, kind, period, key })),
  approve: (proposal: Proposal) => t('Approve: {action} {entry}', proposed(proposal)),
  approveBySig: (proposal: Proposal, signatures: readonly unknown[]) =>
    t('Submit {approvals}: {action} {entry}', { ...proposed(proposal), approvals: plural(signatures.length, 'signed approval') }),
  reviseBySig: (proposal: Proposal, _signature: Hex, signatures: readonly unknown[]) =>
    t('Complete a signed revision by {approvals}: {action} {entry}', {
      ...proposed(proposal),
      approvals: plural(signatures.length, 'signed approval'),
    }),
  reject: (proposal: Proposal, _reason: Hex, spam: boolean) =>
    t(spam ? word('Reject as spam: {action} {entry}') : word('Reject: {action} {entry}'), proposed(proposal)),
  withdraw: (proposal: Proposal) => t('Withdraw: {action} {entry}', proposed(proposal)),
  collect: (account: string) => t('Pay out the credit of {account}', { account }),
  multicall: (calls: readonly Hex[]) => calls.map((data) => sentenceOf(callInWords(data)).sentence).join(t('; ')),
  attest: (kind: number, period: number, key: Hex, version: number, verdict: number) =>
    t('Attest version {version} of {entry} as {verdict}', {
      version,
      entry: entryNamed(kinds[kind], slugOf(key), period),
      verdict: t(verdicts[verdict] ?? String(verdict)),
    }),
};

/** A call in the language shown, where it has a sentence; else in the register's own English, and said to be that. */
export function sentenceOf({ words, call }: CallInWords): { sentence: string; foreign: boolean } {
  const say = shownCatalog() && call && sentences[call.name];
  return say ? { sentence: say(...(call.args as never[])), foreign: false } : { sentence: words, foreign: true };
}
