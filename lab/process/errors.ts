import { DemlError } from '../../registry/errors/index.ts';

/** A contract of the Lab that does not take a call. */
export class LabRefusedError extends DemlError {
  /** The name of the contract's error. */
  readonly reason: string;

  constructor(call: string, reason: string, values: readonly unknown[], cause?: unknown) {
    super(`The contract refuses ${call}: ${reason}(${values.map(String).join(', ')}).`, {
      code: 'lab-refused',
      family: 'input',
      fix: 'contracts/lab/interfaces says when each error is answered; another call, or the same one later, may be taken.',
      cause,
    });
    this.reason = reason;
  }
}

/** Another party that did not answer. */
export class PeerSilentError extends DemlError {
  constructor(url: string, why: string, cause?: unknown) {
    super(`${url} does not answer: ${why}.`, {
      code: 'peer-silent',
      family: 'retry',
      fix: 'It is asked again; what the chain needs of it is forced out by a game, and silence there loses.',
      cause,
    });
  }
}

/** Another party that answered with a refusal of its own. */
export class PeerRefusedError extends DemlError {
  constructor(url: string, status: number, why: string) {
    super(`${url} refuses (${status}): ${why}`, {
      code: 'peer-refused',
      family: 'input',
      fix: 'Ask for what it offers, or ask another party.',
    });
  }
}

/** A message of another party that is not of the form, or larger than allowed. */
export class BadMessageError extends DemlError {
  constructor(from: string, why: string, cause?: unknown) {
    super(`The message from ${from} is not usable: ${why}.`, {
      code: 'bad-message',
      family: 'content',
      fix: 'It is left out. lab/process/messages.ts has the form and the limits of each message.',
      cause,
    });
  }
}

/** A quote that is not what was asked for. */
export class BadQuoteError extends DemlError {
  constructor(worker: string, why: string) {
    super(`The quote of ${worker} is left out: ${why}.`, {
      code: 'bad-quote',
      family: 'content',
      fix: 'Fund a quote of another worker; this one would not hold, or would cost more than was agreed to.',
    });
  }
}

/** What a party was asked for and does not have, or does not give. */
export class NotHereError extends DemlError {
  constructor(what: string) {
    super(`There is no ${what} here.`, { code: 'not-here', family: 'input', fix: 'Ask another party, for something else, or later.' });
  }
}

/** A worker whose balance in the escrow does not hold another bond. */
export class NoBondLeftError extends DemlError {
  constructor(bond: bigint, balance: bigint) {
    super(`The bond would be ${bond} units, and ${balance} are left in the escrow.`, {
      code: 'no-bond-left',
      family: 'retry',
      fix: 'Ask another worker, or this one when its open tasks have ended.',
    });
  }
}

/** A network in which nothing moves, however much time passes. */
export class StandstillError extends DemlError {
  constructor(rounds: number, waiting: string) {
    super(`Nothing has ended after ${rounds} waits: ${waiting}.`, {
      code: 'lab-standstill',
      family: 'fatal',
      fix: 'Every task ends by time alone, so this is a fault of the program; report it with the lines above.',
    });
  }
}
