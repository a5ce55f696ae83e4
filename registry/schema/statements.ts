import type * as z from 'zod/mini';
import { canonicalBytes, MAX_DOCUMENT_BYTES, parseCanonical } from '../cid/index.ts';
import { OffSchemaError, TooLargeError } from '../errors/index.ts';
import { comment } from './comment.ts';
import { evidence } from './evidence.ts';
import { issuesOf } from './issues.ts';
import { type Document, readAnyDocument, type SchemaName, schemas } from './read.ts';
import { reproduction } from './reproduction.ts';

/** A comment, its signature included, is at most this large, and so is a reproduction: anybody may write many. */
export const MAX_COMMENT_BYTES = 24 * 1024;

/**
 * What people say about entries and proposals. No head ever names a statement, and readers never load this file:
 * comments are named by desks and by reasons of votes, evidence by disputes and attestations, reproductions by themselves.
 */
export const statements = { 'deml.comment/1': comment, 'deml.evidence/1': evidence, 'deml.reproduction/1': reproduction } as const;
export type StatementName = keyof typeof statements;
export type StatementOf<S extends StatementName> = z.infer<(typeof statements)[S]>;
export type Statement = StatementOf<StatementName>;

const limitOf = (name: StatementName): number => (name === 'deml.evidence/1' ? MAX_DOCUMENT_BYTES : MAX_COMMENT_BYTES);
const isStatement = (name: unknown): name is StatementName => typeof name === 'string' && Object.hasOwn(statements, name);

/** Checks a value. Throws `OffSchemaError` with the path of each problem. */
export function checkStatement<S extends StatementName>(value: unknown, name: S, what: string = name): StatementOf<S> {
  const result = statements[name].safeParse(value);
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  return result.data as StatementOf<S>;
}

/** Reads bytes of an expected kind: size, canonical form, schema, in this order. */
export function readStatement<S extends StatementName>(bytes: Uint8Array, name: S, what: string = name): StatementOf<S> {
  return checkStatement(parseCanonical(bytes, what, limitOf(name)), name, what);
}

/** The canonical bytes of a statement that fits its schema. */
export function writeStatement(statement: Statement, what: string = statement.schema): Uint8Array {
  const bytes = canonicalBytes(checkStatement(statement, statement.schema, what), what);
  if (bytes.length > limitOf(statement.schema)) throw new TooLargeError(what, bytes.length, limitOf(statement.schema));
  return bytes;
}

/** Reads bytes of anything that the register stores, by their own `schema`. */
export function readEveryDocument(bytes: Uint8Array, what = 'The document'): Document | Statement {
  const name = (parseCanonical(bytes, what) as { schema?: unknown } | null)?.schema;
  if (isStatement(name)) return readStatement(bytes, name, what);
  if (Object.hasOwn(schemas, String(name) as SchemaName)) return readAnyDocument(bytes, what);
  const known = [...Object.keys(schemas), ...Object.keys(statements)].join(', ');
  throw new OffSchemaError(what, [{ path: 'schema', reason: `is not one of ${known}` }]);
}
