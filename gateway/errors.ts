import { DemlError, type Family, type SchemaIssue } from '../registry/errors/index.ts';

/** The base of the errors that only a gateway has: each knows the HTTP status that says the same. */
export class GatewayError extends DemlError {
  readonly status: number;
  constructor(message: string, options: { status: number; code: string; fix: string; family?: Family; cause?: unknown }) {
    super(message, { family: 'input', ...options });
    this.status = options.status;
  }
}

/** A block that is not in the local store, or whose stored bytes no longer hash to its CID. */
export class BlockMissingError extends GatewayError {
  readonly cid: string;
  constructor(cid: string, why = 'is not stored here', cause?: unknown) {
    super(`The block ${cid} ${why}.`, {
      status: 404,
      code: 'block-missing',
      family: 'retry',
      cause,
      fix: 'Ask another gateway, or upload the block again.',
    });
    this.cid = cid;
  }
}

/** A path that leads nowhere in the blocks of its root. */
export class PathMissingError extends GatewayError {
  constructor(path: string, cause?: unknown) {
    super(`There is nothing at ${path.slice(0, 300)}.`, {
      status: 404,
      code: 'path-missing',
      cause,
      fix: 'Check the spelling of the path; names are case-sensitive.',
    });
  }
}

/** A request that the trustless gateway specification calls malformed. */
export class BadRequestError extends GatewayError {
  constructor(what: string, fix: string, code = 'bad-request') {
    super(what, { status: 400, code, fix });
  }
}

/** A format that this gateway does not make of this block. */
export class NotAcceptableError extends GatewayError {
  constructor(wanted: string, cid: string) {
    super(`${cid} cannot be sent as ${wanted.slice(0, 100)}.`, {
      status: 406,
      code: 'not-acceptable',
      fix: 'Ask for format=raw or format=car; json and dag-json are sent for CIDs of that codec only.',
    });
  }
}

/** `Cache-Control: only-if-cached` for something that is not in the local store. */
export class NotCachedError extends GatewayError {
  constructor(cid: string) {
    super(`The block ${cid} is not stored here, and the request forbids to look elsewhere.`, {
      status: 412,
      code: 'not-cached',
      family: 'retry',
      fix: 'Ask another gateway, or leave out Cache-Control: only-if-cached.',
    });
  }
}

/** A byte range that does not overlap the block. */
export class BadRangeError extends GatewayError {
  readonly size: number;
  constructor(range: string, size: number) {
    super(`The range "${range.slice(0, 80)}" is outside a block of ${size} bytes.`, {
      status: 416,
      code: 'bad-range',
      fix: 'Ask for a range inside the block, or for all of it.',
    });
    this.size = size;
  }
}

/** An upload that is neither a raw block nor a CAR. */
export class UnsupportedTypeError extends GatewayError {
  constructor(type: string, fix = 'Send application/vnd.ipld.raw (one block) or application/vnd.ipld.car (CARv1).') {
    super(`An upload cannot be of type "${type.slice(0, 80)}".`, { status: 415, code: 'unsupported-type', fix });
  }
}

/** An upload body above the limit of its type. */
export class BodyTooLargeError extends GatewayError {
  constructor(limit: number, fix = 'Send fewer blocks at a time: group blocks first, then the overview that links them.') {
    super(`The upload has more than ${limit} bytes.`, { status: 413, code: 'body-too-large', fix });
  }
}

/** An overview whose group blocks are neither in the upload nor in the store. */
export class LinksMissingError extends GatewayError {
  constructor(cid: string, missing: readonly string[]) {
    super(
      `${cid} links ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}, not stored here.`,
      {
        status: 422,
        code: 'links-missing',
        fix: 'Put the linked blocks into the same CAR, or upload them before.',
      },
    );
  }
}

/** An overview that says something else than its group blocks: the table would show what no claim supports. */
export class OverviewDepartsError extends GatewayError {
  readonly issues: SchemaIssue[];
  constructor(cid: string, issues: SchemaIssue[]) {
    const [first] = issues;
    super(`The overview ${cid} departs from its groups at ${first?.path}: it ${first?.reason}.`, {
      status: 422,
      code: 'overview-departs',
      family: 'content',
      fix: 'Derive it with buildProfile() of registry/claims, and upload what that gives.',
    });
    this.issues = issues;
  }
}

/** More profiles in one upload than can be checked in a moment. */
export class TooManyProfilesError extends GatewayError {
  constructor(limit: number) {
    super(`The upload has more than ${limit} profiles.`, { status: 413, code: 'too-many-profiles', fix: 'Send them in several CARs.' });
  }
}

/** An upload body that comes too slowly, and holds a place that others wait for. */
export class BodySlowError extends GatewayError {
  constructor(silentMs: number) {
    super(`The upload paused for ${silentMs} ms, or took longer than two minutes.`, {
      status: 408,
      code: 'body-slow',
      family: 'retry',
      fix: 'Send it again in one go, or in smaller CARs.',
    });
  }
}

/** The space for uploads that nothing on the chain names is used up. */
export class StoreFullError extends GatewayError {
  constructor(limit: number) {
    super(`Uploads that nothing on the chain names fill their ${limit} bytes.`, {
      status: 507,
      code: 'store-full',
      family: 'retry',
      fix: 'Try again when some have expired, or use another gateway; its operator can raise DEML_GATEWAY_UPLOAD_SPACE_MB.',
    });
  }
}

/** A method that a route does not have. */
export class MethodNotAllowedError extends GatewayError {
  readonly allowed: string;
  constructor(method: string, path: string, allowed: string) {
    super(`${path.slice(0, 100)} does not take ${method}.`, {
      status: 405,
      code: 'method-not-allowed',
      fix: `Use ${allowed}.`,
    });
    this.allowed = allowed;
  }
}

/** A data folder that cannot be opened: another gateway holds it, or it is damaged or not writable. */
export class StoreUnusableError extends GatewayError {
  constructor(folder: string, cause: unknown) {
    super(`The store in ${folder} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      status: 500,
      code: 'store-unusable',
      family: 'fatal',
      cause,
      fix: 'End the other gateway that uses this folder, or set DEML_GATEWAY_DATA to another one.',
    });
  }
}

/** A folder of an app that cannot be imported. */
export class FolderUnusableError extends GatewayError {
  constructor(folder: string, cause?: unknown) {
    super(`The folder ${folder} cannot be imported: ${cause instanceof Error ? cause.message : 'it has no files'}.`, {
      status: 500,
      code: 'folder-unusable',
      cause,
      fix: 'Build the app first, or correct DEML_GATEWAY_APP.',
    });
  }
}
