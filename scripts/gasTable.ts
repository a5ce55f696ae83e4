import type { ActionName } from '../test/contracts/bench/actions.ts';
import type { SignedName } from '../test/contracts/bench/signed.ts';
import type { GasReport } from './gas.ts';

const labels: Record<ActionName, string> = {
  proposeCreate: 'propose a new entry',
  proposeUpdate: 'propose an update',
  approve: 'approve, quorum not reached',
  approveBatch: 'approve five proposals in one `multicall`, quorum not reached',
  approveFinalCreate: 'approve, executes a new entry',
  approveFinalUpdate: 'approve, executes an update',
  approveFinalBond: 'approve, executes an update, first credit of the proposer',
  reject: 'reject, quorum not reached',
  rejectFinal: 'reject, ends the proposal',
  rejectFinalSpam: 'reject as spam, ends the proposal, first credit of the treasury',
  withdraw: 'withdraw, no bond',
  withdrawBond: 'withdraw, first credit of the proposer',
  collect: 'collect',
  proposeDispute: 'raise a dispute',
  approveFinalDispute: 'approve, upholds a dispute',
};

const signedLabels: Record<SignedName, string> = {
  approveBySigUpdate: '`approveBySig`, executes an update, 65 bytes each',
  approveBySigUpdate64: 'the same, 64 bytes each',
  reviseBySigCreate: '`reviseBySig`, a new entry, 65 bytes each',
  reviseBySigCreate64: 'the same, 64 bytes each',
  reviseBySigUpdate: '`reviseBySig`, an update, 65 bytes each',
  reviseBySigUpdate64: 'the same, 64 bytes each',
  reviseBySigUpdateCurator: 'the same, sent by one of the curators',
  reviseBySigUpdateProposer: 'the same, sent by the proposer',
};

const start = '<!-- gas: written by scripts/gas.ts -->';
const end = '<!-- /gas -->';

const number = (value: number) => value.toLocaleString('en-US');
const ratio = (part: number, whole: number) => (part / whole).toFixed(3);

/** The gas tables of docs/reference/registry-contract.md. */
export function renderGasTable({ actions, signed, revision, eas, attestations }: GasReport): string {
  const names = Object.keys(labels) as ActionName[];
  const signedNames = Object.keys(signedLabels) as SignedName[];
  const perApproval = Math.round(actions.approveBatch.gas / 5);
  return [
    '| action by transaction | gas | floor | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...names.map((name) => {
      const { gas, floor } = actions[name];
      return `| ${labels[name]} | ${number(gas)} | ${number(floor)} | ${ratio(gas, floor)} |`;
    }),
    '',
    `A batch of five costs ${number(perApproval)} an approval, ${ratio(perApproval, actions.approve.gas)} of one alone.`,
    '',
    '| action by two curators’ signatures | gas | floor | ratio | of an attestation with the same facts | of one of a digest |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...signedNames.map((name) => {
      const { gas, floor } = signed[name];
      const besideEas = `${ratio(gas, eas.revision)} | ${ratio(gas, eas.digest)}`;
      return `| ${signedLabels[name]} | ${number(gas)} | ${number(floor)} | ${ratio(gas, floor)} | ${besideEas} |`;
    }),
    '',
    `An attestation of the Ethereum Attestation Service, in the same run: ${number(eas.revision)} with the facts of a revision (key, base`,
    `version, digest, reason: four words), ${number(eas.digest)} with a digest alone. It has one signer and no quorum.`,
    '',
    '| whole revision by transactions, two approvals | gas | through a Governor | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...(['create', 'update'] as const).map((name) => {
      const { gas, governor } = revision[name];
      return `| ${name} | ${number(gas)} | ${number(governor)} | ${ratio(gas, governor)} |`;
    }),
    '',
    '| whole revision in one transaction, 64 bytes each | gas | through a Governor | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...(['create', 'update'] as const).map((name) => {
      const { gas } = name === 'create' ? signed.reviseBySigCreate64 : signed.reviseBySigUpdate64;
      return `| ${name} | ${number(gas)} | ${number(revision[name].governor)} | ${ratio(gas, revision[name].governor)} |`;
    }),
    '',
    '| beside the registry, on one entry | the first | each other |',
    '| --- | ---: | ---: |',
    `| attest, by an auditor | ${number(attestations.attestFirst)} | ${number(attestations.attest)} |`,
    `| reproduce, by anybody | ${number(attestations.reproduceFirst)} | ${number(attestations.reproduce)} |`,
  ].join('\n');
}

/** The page with the tables between its two markers replaced. */
export function withGasTable(page: string, report: GasReport): string {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`The page has no ${start} … ${end}. Fix: put both markers where the tables belong.`);
  }
  return `${page.slice(0, from)}${start}\n${renderGasTable(report)}\n${page.slice(to)}`;
}
