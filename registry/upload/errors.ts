import { type Cid, cidOf, type Digest } from '../cid/index.ts';
import { DemlError, type DemlErrorOptions, type SchemaIssue } from '../errors/index.ts';

/** What a service said, as far as it is needed to answer. Its words are shown as text and never believed. */
export interface Refusal {
  service: string;
  /** In the words of the service, cut short. */
  detail: string;
  issues?: SchemaIssue[];
  /** Seconds. */
  retryAfter?: number | undefined;
}

/** The base of all that can go wrong at an upload. */
export abstract class UploadError extends DemlError {
  readonly service: string;
  readonly issues: readonly SchemaIssue[];
  readonly retryAfter: number | undefined;
  constructor(what: string, refusal: Refusal, options: DemlErrorOptions) {
    super(`${refusal.service} ${what}${refusal.detail ? `: ${refusal.detail}` : ''}.`, options);
    this.service = refusal.service;
    this.issues = refusal.issues ?? [];
    this.retryAfter = refusal.retryAfter;
  }
}

/** The service did not answer, or the browser kept its answer from the page. A page cannot tell the two apart. */
export class UploadUnreachableError extends UploadError {
  constructor(refusal: Refusal, cause: unknown) {
    super('did not answer, or does not allow this page to ask', refusal, {
      code: 'upload-unreachable',
      family: 'retry',
      fix: 'Check its address and that it runs and allows the origin of this page, choose another service, or download the CAR.',
      cause,
    });
  }
}

/** The service wants a key or an origin that it was not given. */
export class UploadDeniedError extends UploadError {
  constructor(refusal: Refusal) {
    super('does not allow this upload', refusal, {
      code: 'upload-denied',
      family: 'input',
      fix: 'Check the JWT and its permission to add files, or let the node allow this origin (docs/how-to/propose-a-change.md).',
    });
  }
}

/** More bytes than the service takes. */
export class UploadTooLargeError extends UploadError {
  constructor(refusal: Refusal) {
    super('takes no upload of this size', refusal, {
      code: 'upload-too-large',
      family: 'input',
      fix: 'Choose another service or download the CAR; the register itself allows 256 KiB in a block.',
    });
  }
}

/** The service has read the blocks and does not take them as they are. */
export class UploadRefusedError extends UploadError {
  constructor(refusal: Refusal) {
    super('refused the content', refusal, {
      code: 'upload-refused',
      family: 'input',
      fix: 'Correct the named paths and upload again.',
    });
  }
}

/** Too many uploads within a short time. */
export class UploadBusyError extends UploadError {
  constructor(refusal: Refusal) {
    super('asks to wait', refusal, {
      code: 'upload-busy',
      family: 'retry',
      fix: 'Upload again when the stated time is over, or choose another service.',
    });
  }
}

/** The service has no room for uploads that the chain does not name yet. */
export class UploadFullError extends UploadError {
  constructor(refusal: Refusal) {
    super('has no room for uploads', refusal, {
      code: 'upload-full',
      family: 'retry',
      fix: 'Choose another service, or try again later: uploads that nothing names expire after a day.',
    });
  }
}

/** The service failed by itself, or answered what this version does not understand. */
export class UploadFailedError extends UploadError {
  constructor(refusal: Refusal, cause?: unknown) {
    super('failed', refusal, {
      code: 'upload-failed',
      family: 'retry',
      fix: 'Try again, choose another service, or download the CAR.',
      cause,
    });
  }
}

/** The service stored something else than what was sent: other bytes, or the same ones under another kind of CID. */
export class UploadMismatchError extends UploadError {
  constructor(service: string, wanted: Cid, got: string) {
    super(
      `says that it stored ${got.slice(0, 80) || 'nothing'} for ${wanted}`,
      { service, detail: '' },
      {
        code: 'upload-mismatch',
        family: 'content',
        fix: 'Choose another service. The digest was computed here, so nothing wrong can be proposed.',
      },
    );
  }
}

/** Uploaded, and yet no gateway gives the bytes back. */
export class NotServedError extends DemlError {
  readonly missing: readonly Digest[];
  constructor(missing: readonly Digest[], total: number, cause: unknown) {
    super(`${missing.length} of ${total} blocks cannot be read back, the first is ${cidOf(missing[0] as Digest)}.`, {
      code: 'not-served',
      family: 'retry',
      fix: 'Check again in a minute or upload to a gateway of the register. Propose only what readers can fetch.',
      cause,
    });
    this.missing = missing;
  }
}
