import { DemlError, type Family } from '../errors/index.ts';

/** Something sent to a desk, or by one, that has not the agreed form. */
export class BadDeskFormError extends DemlError {
  constructor(what: string, path: string, reason: string) {
    super(`${what} departs from its form at ${path || '(the whole)'}: it ${reason.slice(0, 200)}.`, {
      code: 'bad-desk-form',
      family: 'input',
      fix: 'Correct the named place; docs/reference/http-api.md has the form of each route.',
    });
  }
}

/** What a desk sent is not true: a foreign signature, an altered proposal, a comment on something else. */
export class FalseDeskError extends DemlError {
  constructor(where: string, why: string) {
    super(`${where} sent something that does not verify: ${why}.`, {
      code: 'false-desk',
      family: 'content',
      fix: 'It was left out. What other gateways hold is used; report the gateway if it stays.',
    });
  }
}

/**
 * Something whose signature is not its author's now. Either it never was, or a contract wallet has changed its mind, which no
 * gateway can help: so it costs its gateway less patience than what a gateway must know to be false.
 */
export class DisownedError extends FalseDeskError {}

/** A gateway did not take what was posted, and said why. */
export class PostRefusedError extends DemlError {
  /** The gateway's own code, as docs/reference/http-api.md lists them. */
  readonly reason: string;
  readonly status: number;
  constructor(where: string, { status, code, detail, fix }: { status: number; code: string; detail: string; fix: string }) {
    const family: Family = status === 429 || status >= 500 || status === 408 ? 'retry' : 'input';
    super(`${where} did not take it: ${detail}`, { code: 'post-refused', family, fix: fix || 'Try another gateway.' });
    this.reason = code;
    this.status = status;
  }
}

/** No gateway took what was posted. */
export class NoDeskError extends DemlError {
  readonly failures: readonly DemlError[];
  constructor(failures: readonly DemlError[]) {
    super(`No gateway took it. ${failures.map((failure) => failure.message).join(' ') || 'None is configured.'}`, {
      code: 'no-desk',
      family: failures.some(({ family }) => family === 'retry') ? 'retry' : 'input',
      fix: 'Read what each gateway says; sign again where it names the signature, else try again or add a gateway on the Status page.',
      cause: failures[0],
    });
    this.failures = failures;
  }
}
