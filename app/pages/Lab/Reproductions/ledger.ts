import type { DemlError } from '../../../../registry/errors/index.ts';
import type { Reproduced } from '../../../../registry/records/types.ts';
import type { Reproduction } from '../../../../registry/schema/reproduction.ts';

/** What the chain says of one reproduction, and what its statement says, if that agrees. */
export interface Report {
  reproduced: Reproduced;
  read: { state: 'waiting' } | { state: 'read'; statement: Reproduction } | { state: 'refused' | 'missing'; error: DemlError };
}

/** All reports of one account on one version: whoever writes many takes one place. */
export interface Reporter {
  account: string;
  newest: Report;
  earlier: Report[];
}

/** By account, in the order of each one's newest report. */
export function byAccount(reports: readonly Report[]): Reporter[] {
  const groups = Map.groupBy(reports, ({ reproduced }) => reproduced.account);
  return [...groups].map(([account, [newest, ...earlier]]) => ({ account, newest: newest as Report, earlier }));
}

/** What reports of accounts other than one come to: those whose statements were read and agree with the chain. */
export interface Tally {
  reports: number;
  accounts: number;
  same: number;
  different: number;
  unfinished: number;
}

export function tallyOf(reports: readonly Report[], proposer: string): Tally {
  const counted = reports.filter(({ reproduced, read }) => read.state === 'read' && reproduced.account !== proposer);
  const of = (outcome: Reproduced['outcome']) => counted.filter(({ reproduced }) => reproduced.outcome === outcome).length;
  return {
    reports: counted.length,
    accounts: new Set(counted.map(({ reproduced }) => reproduced.account)).size,
    same: of('same'),
    different: of('different'),
    unfinished: of('unfinished'),
  };
}
