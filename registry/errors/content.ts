import { DemlError } from './DemlError.ts';

/** A gateway sent bytes that do not hash to the digest that was asked for. */
export class DigestMismatchError extends DemlError {
  constructor(where: string, cid: string, got: string) {
    super(`${where} returned bytes of ${got} for ${cid}.`, {
      code: 'digest-mismatch',
      family: 'content',
      fix: 'The next gateway is tried. If all disagree, report it with the details of the Status page.',
    });
  }
}

/** More bytes than the format allows. */
export class TooLargeError extends DemlError {
  constructor(what: string, bytes: number, limit: number) {
    super(`${what} has ${bytes} bytes or more; the limit is ${limit}.`, {
      code: 'too-large',
      family: 'content',
      fix: `Keep it under ${limit} bytes: move claims into group blocks, or split the document.`,
    });
  }
}

/** Bytes that are valid by digest but not the canonical form of any document. */
export class NotCanonicalError extends DemlError {
  constructor(what: string, why: string, cause?: unknown) {
    super(`${what} is not canonical JSON: ${why}.`, {
      code: 'not-canonical',
      family: 'content',
      fix: 'Write it with canonicalBytes() (RFC 8785, UTF-8, ASCII keys) and propose the new digest.',
      cause,
    });
  }
}

/** One place at which a document departs from its schema. */
export interface SchemaIssue {
  /** Path from the root, as `claims.3.asOf`. */
  path: string;
  reason: string;
}

/** A document that is canonical but off schema. */
export class OffSchemaError extends DemlError {
  readonly issues: SchemaIssue[];
  constructor(what: string, issues: SchemaIssue[]) {
    const shown = issues.slice(0, 3).map((issue) => `${issue.path || '(document)'}: ${issue.reason}`);
    const rest = issues.length > 3 ? `, and ${issues.length - 3} more` : '';
    super(`${what} is off schema at ${shown.join('; ')}${rest}.`, {
      code: 'off-schema',
      family: 'content',
      fix: 'Open the previous revision, or propose one that corrects the named paths.',
    });
    this.issues = issues;
  }
}

/** A CAR stream that ends early or has a malformed section. */
export class BadCarError extends DemlError {
  constructor(where: string, why: string) {
    super(`The CAR from ${where} is not usable: ${why}.`, {
      code: 'bad-car',
      family: 'content',
      fix: 'Blocks that verified are kept; the missing ones are fetched one by one, from another gateway first.',
    });
  }
}

/** A document that says that it is another entry than the one whose digest names it. */
export class WrongEntryError extends DemlError {
  constructor(entry: string, said: string) {
    super(`The document of ${entry} says that it is "${said}".`, {
      code: 'wrong-entry',
      family: 'content',
      fix: 'Open the previous revision, or propose one under the right key.',
    });
  }
}
