import type * as z from 'zod/mini';
import { canonicalBytes, MAX_DOCUMENT_BYTES, parseCanonical } from '../cid/index.ts';
import { OffSchemaError, TooLargeError } from '../errors/index.ts';
import { group, metric, note, overview, page } from './documents.ts';
import { issuesOf } from './issues.ts';

/** An overview block is at most this large: the table downloads one per system. */
export const MAX_OVERVIEW_BYTES = 24 * 1024;

/** Every kind of block that the register stores, by the value of its `schema`. */
export const schemas = {
  'deml.project/1': overview,
  'deml.group/1': group,
  'deml.metric/1': metric,
  'deml.note/1': note,
  'deml.page/1': page,
} as const;
export type SchemaName = keyof typeof schemas;
export type DocumentOf<S extends SchemaName> = z.infer<(typeof schemas)[S]>;
export type Document = DocumentOf<SchemaName>;

const limitOf = (name: SchemaName): number => (name === 'deml.project/1' ? MAX_OVERVIEW_BYTES : MAX_DOCUMENT_BYTES);

/** Checks a value against one schema. Throws `OffSchemaError` with the path of each problem. */
export function checkDocument<S extends SchemaName>(value: unknown, name: S, what: string = name): DocumentOf<S> {
  if (!Object.hasOwn(schemas, name)) throw unknownSchema(what);
  const result = schemas[name].safeParse(value);
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  return result.data as DocumentOf<S>;
}

/** Reads bytes of an expected kind: size, canonical form, schema, in this order. */
export function readDocument<S extends SchemaName>(bytes: Uint8Array, name: S, what: string = name): DocumentOf<S> {
  return checkDocument(parseCanonical(bytes, what, limitOf(name)), name, what);
}

/** Reads bytes of any kind of document, by their own `schema`. */
export function readAnyDocument(bytes: Uint8Array, what = 'The document'): Document {
  const value = parseCanonical(bytes, what);
  const name = (value as { schema?: unknown } | null)?.schema;
  if (typeof name !== 'string' || !Object.hasOwn(schemas, name)) throw unknownSchema(what);
  if (bytes.length > limitOf(name as SchemaName)) throw new TooLargeError(what, bytes.length, limitOf(name as SchemaName));
  return checkDocument(value, name as SchemaName, what);
}

/** The canonical bytes of a document that fits its schema. */
export function writeDocument(document: Document, what: string = document.schema): Uint8Array {
  const bytes = canonicalBytes(checkDocument(document, document.schema, what), what);
  const limit = limitOf(document.schema);
  if (bytes.length > limit) throw new TooLargeError(what, bytes.length, limit);
  return bytes;
}

const unknownSchema = (what: string): OffSchemaError =>
  new OffSchemaError(what, [{ path: 'schema', reason: `is not one of ${Object.keys(schemas).join(', ')}` }]);
