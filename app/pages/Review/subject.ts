import { getHead, type Head, type Kind } from '../../../registry/actions/index.ts';
import { type Digest, type Json, parseCanonical, parseCid, toDigest } from '../../../registry/cid/index.ts';
import { overviewDepartures, profileOf } from '../../../registry/claims/index.ts';
import { type Diffable, type DocumentDiff, diffDocuments } from '../../../registry/diff/index.ts';
import { DemlError, type SchemaIssue } from '../../../registry/errors/index.ts';
import { getRevisions } from '../../../registry/history/getRevisions.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import type { Evidence } from '../../../registry/schema/evidence.ts';
import { type Change, groups, type Overview, readDocument } from '../../../registry/schema/index.ts';
import { readStatement } from '../../../registry/schema/statements.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import type { Access } from '../../state/register.ts';

const schemaOf = {
  project: 'deml.project/1',
  metric: 'deml.metric/1',
  note: 'deml.note/1',
  page: 'deml.page/1',
} as const satisfies Record<Kind, string>;
const evidenceSchema = 'deml.evidence/1';
type Schema = (typeof schemaOf)[Kind] | typeof evidenceSchema;

/** A document in one piece, from blocks that have their digests. A profile is put together from its groups. */
export interface Whole {
  digest: Digest;
  schema: Schema;
  document: Json;
  /** What stands in the block that the chain names; for a profile its overview. */
  stored: Json;
  /** Bytes of that block. */
  size: number;
  /** Where a profile's overview says what its claims do not. */
  departures: SchemaIssue[];
}

/** A document of a proposal. `refused`: the bytes are there and make no such document; `missing`: no gateway sent them. */
export type Loaded = { state: 'read'; whole: Whole } | { state: 'refused' | 'missing'; digest: Digest; error: DemlError };

/** What a proposal is about: the document that it proposes, the one that it was written for, and where they differ. */
export interface Subject {
  next: Loaded;
  /** Null where nothing stood before, or where it could not be found out: then `baseError` says why. */
  base: Loaded | null;
  baseError: DemlError | null;
  head: Head;
  /** Null where one of the two cannot be shown. */
  diff: DocumentDiff | null;
}

/** Reads both documents of a proposal. What cannot be had is a state, never an exception; only a silent chain throws. */
export async function readSubject(access: Access, item: Pick<QueueItem, 'entry' | 'action' | 'proposal'>): Promise<Subject> {
  const { chain, registry } = access;
  const { kind, period, key } = item.entry;
  const head = await getHead(chain, { registry, kind, period, key });
  const { baseVersion } = item.proposal;
  const dispute = item.action === 'dispute';
  const [next, found] = await Promise.all([
    load(access, toDigest(item.proposal.digest), dispute ? evidenceSchema : schemaOf[kind]),
    baseDigest(access, item, head).catch(asDemlError),
  ]);
  const baseError = found instanceof DemlError ? found : null;
  const base = found === null || found instanceof DemlError ? null : await load(access, found, schemaOf[kind]);
  const readable = next.state === 'read' && !dispute && (baseVersion === 0 || base?.state === 'read');
  const before = base?.state === 'read' ? base.whole.document : null;
  return {
    next,
    base,
    baseError,
    head,
    diff: readable ? diffDocuments(before as Diffable | null, next.whole.document as unknown as Diffable) : null,
  };
}

/** The digest of the version that a proposal was written for: the head's, or one of the history. */
async function baseDigest(access: Access, { entry, proposal }: Pick<QueueItem, 'entry' | 'proposal'>, head: Head): Promise<Digest | null> {
  const { baseVersion } = proposal;
  if (baseVersion === 0) return null;
  if (head.version === baseVersion) return head.digest;
  const revisions = await getRevisions(access.chain, { registry: access.registry, kind: entry.kind, period: entry.period, key: entry.key });
  const found = revisions.find(({ version }) => version === baseVersion);
  if (found) return found.digest;
  throw new DemlError(`The chain has no version ${baseVersion} of ${entry.kind} ${entry.key}.`, {
    code: 'no-revision',
    family: 'retry',
    fix: 'Try again: an RPC may lag behind. The proposed document can be read without it.',
  });
}

async function load(access: Access, digest: Digest, schema: Schema): Promise<Loaded> {
  try {
    return { state: 'read', whole: await readWhole(access, digest, schema) };
  } catch (error) {
    const known = asDemlError(error);
    return { state: known.family === 'content' ? 'refused' : 'missing', digest, error: known };
  }
}

/** One document with all blocks that it links. Throws what is wrong with it, by family. */
export async function readWhole({ blocks }: Pick<Access, 'blocks'>, digest: Digest, schema: Schema): Promise<Whole> {
  const bytes = await blocks.block(digest);
  const document = (
    schema === evidenceSchema ? readStatement(bytes, schema, 'The evidence') : readDocument(bytes, schema, 'The document')
  ) as Json;
  const stored = parseCanonical(bytes, 'The document') as Json;
  if (schema !== 'deml.project/1') return { digest, schema, document, stored, size: bytes.length, departures: [] };
  const overview = document as unknown as Overview;
  const parts = await Promise.all(
    groups.map(async (group) =>
      readDocument(await blocks.block(parseCid(overview.groups[group]['/']).digest), 'deml.group/1', `The group ${group}`),
    ),
  );
  const departures = await overviewDepartures(overview, parts);
  return { digest, schema, document: profileOf(overview, parts) as unknown as Json, stored, size: bytes.length, departures };
}

/** What moved, by the document's own words. Evidence has none. */
export function changeIn(whole: Whole): Change | null {
  const { change } = whole.document as { change?: Change };
  return change ?? null;
}

/** The evidence that a dispute rests on. */
export const evidenceIn = (loaded: Loaded): Evidence | null =>
  loaded.state === 'read' && loaded.whole.schema === evidenceSchema ? (loaded.whole.document as unknown as Evidence) : null;

/** What an entry calls itself: a name or title; else its key. */
export function nameIn(document: Json | null | undefined, key: string): string {
  const { name, title } = (document ?? {}) as { name?: unknown; title?: unknown };
  return typeof name === 'string' ? name : typeof title === 'string' ? title : key;
}
