import { expect, it } from 'vitest';
import { toDigest } from '../../../../registry/cid/index.ts';
import { DemlError } from '../../../../registry/errors/index.ts';
import type { Reproduced } from '../../../../registry/records/types.ts';
import type { Reproduction } from '../../../../registry/schema/reproduction.ts';
import { byAccount, type Report, tallyOf } from './ledger.ts';

const evidence = toDigest(`0x${'ab'.repeat(32)}`);
const error = new DemlError('Refused.', { code: 'contrary-statement', family: 'content', fix: 'None.' });
const account = (letter: string): `0x${string}` => `0x${letter.repeat(40)}`;
const report = (letter: string, outcome: Reproduced['outcome'], state: Report['read']['state'] = 'read'): Report => ({
  reproduced: { account: account(letter), at: 1, version: 1, outcome, evidence },
  read: state === 'waiting' ? { state } : state === 'read' ? { state, statement: {} as Reproduction } : { state, error },
});

it('gives one place to each account, by its newest report', () => {
  const reports = [report('a', 'same'), report('b', 'different'), report('a', 'unfinished'), report('a', 'different')];
  expect(byAccount(reports)).toEqual([
    { account: account('a'), newest: reports[0], earlier: [reports[2], reports[3]] },
    { account: account('b'), newest: reports[1], earlier: [] },
  ]);
});

it('counts what agrees with the chain, of others than the proposer', () => {
  const reports = [
    report('a', 'same'),
    report('b', 'same', 'refused'),
    report('c', 'same', 'missing'),
    report('d', 'same', 'waiting'),
    report('e', 'different'),
    report('e', 'unfinished'),
  ];
  expect(tallyOf(reports, account('a'))).toEqual({ reports: 2, accounts: 1, same: 0, different: 1, unfinished: 1 });
  expect(tallyOf(reports, account('f'))).toEqual({ reports: 3, accounts: 2, same: 1, different: 1, unfinished: 1 });
});
