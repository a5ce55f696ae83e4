import type { ActionName } from '../test/contracts/bench/actions.ts';
import type { GasReport } from './gas.ts';

const labels: Record<ActionName, string> = {
  proposeCreate: 'propose a new entry',
  proposeUpdate: 'propose an update',
  approve: 'approve, quorum not reached',
  approveFinalCreate: 'approve, executes a new entry',
  approveFinalUpdate: 'approve, executes an update',
  reject: 'reject, quorum not reached',
  rejectFinal: 'reject, ends the proposal',
  withdraw: 'withdraw',
};

const start = '<!-- gas: written by scripts/gas.ts -->';
const end = '<!-- /gas -->';

/** The gas tables of docs/reference/registry-contract.md. */
export function renderGasTable({ actions, revision }: GasReport): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const names = Object.keys(labels) as ActionName[];
  return [
    '| action | gas | floor | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...names.map((name) => {
      const { gas, floor, ratio } = actions[name];
      return `| ${labels[name]} | ${number(gas)} | ${number(floor)} | ${ratio.toFixed(3)} |`;
    }),
    '',
    '| whole revision, two approvals | gas | through a Governor | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...(['create', 'update'] as const).map((name) => {
      const { gas, governor, ratio } = revision[name];
      return `| ${name} | ${number(gas)} | ${number(governor)} | ${ratio.toFixed(3)} |`;
    }),
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
