import { DemlError } from './DemlError.ts';

/** Words that name neither a block nor a date at which the register could be read. */
export class BadMomentError extends DemlError {
  constructor(why: string) {
    super(why, {
      code: 'bad-moment',
      family: 'input',
      fix: 'Give a block number, a day as 2026-11-18, or a minute as 2026-11-18T09:30Z (UTC), between the first entry and now.',
    });
  }
}

/** The events that an RPC gave do not lead to the present heads of the contract. */
export class BrokenHistoryError extends DemlError {
  constructor(entry: string, why: string) {
    super(`The events of ${entry} do not lead to its present head: ${why}.`, {
      code: 'broken-history',
      family: 'retry',
      fix: 'Read again. If it stays, an RPC keeps events back or makes them up: put another one first on the Status page.',
    });
  }
}
