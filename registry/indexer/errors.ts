import { DemlError } from '../errors/index.ts';

/** An answer of an indexer that has not the agreed form. */
export class BadIndexerAnswerError extends DemlError {
  constructor(where: string, path: string, reason: string) {
    super(`${where} answered in another form at ${path || '(the whole)'}: it ${reason.slice(0, 200)}.`, {
      code: 'bad-indexer-answer',
      family: 'content',
      fix: 'The next indexer is asked. If all answer so, they are of another version than this reader.',
    });
  }
}

/** What an indexer told is not what the chain says. */
export class FalseIndexerError extends DemlError {
  constructor(where: string, why: string) {
    super(`${where} told something that the chain does not say: ${why}.`, {
      code: 'false-indexer',
      family: 'content',
      fix: 'It was left out, and the chain’s own events are read instead. Report the indexer if it stays.',
    });
  }
}

/** An indexer has not read the block yet in which something happened. */
export class IndexerBehindError extends DemlError {
  constructor(where: string, block: bigint, what: string) {
    super(`${where} stands at block ${block} and does not know ${what} yet.`, {
      code: 'indexer-behind',
      family: 'retry',
      fix: 'The chain’s own events are read instead; it will have caught up in a moment.',
    });
  }
}

/** No indexer answered. */
export class NoIndexerError extends DemlError {
  readonly failures: readonly DemlError[];
  constructor(failures: readonly DemlError[]) {
    const isInput = failures.length > 0 && failures.every(({ family }) => family === 'input');
    super(`No indexer answered. ${failures.map((failure) => failure.message).join(' ') || 'None is configured.'}`, {
      code: 'no-indexer',
      family: isInput ? 'input' : 'retry',
      fix: 'Try again, or add an indexer on the Status page. Reading works without one, from the events of the chain.',
      cause: failures[0],
    });
    this.failures = failures;
  }
}
