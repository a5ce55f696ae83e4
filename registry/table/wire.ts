import * as z from 'zod/mini';
import type { Digest } from '../cid/index.ts';
import { fieldIds } from '../schema/index.ts';
import { BadOrderAnswerError } from './errors.ts';
import { type Facet, facets, wordsOf } from './facets.ts';
import { filters } from './filter.ts';
import { MAX_ROWS } from './query.ts';

// The answer of `/projects`, as it travels. Both ends read with the same schema.

const uint = z.number().check(z.int(), z.gte(0));
const digest = z.string().check(z.regex(/^0x[0-9a-f]{64}$/, 'is not 0x and 64 lowercase hex digits')) as unknown as z.ZodMiniType<Digest>;

type WordsForm = z.ZodMiniRecord<z.ZodMiniEnum<Record<string, string>> & z.core.$partial, z.ZodMiniNumber>;

export const orderForm = z.strictObject({
  /** Follows from the heads and which of their documents are here: equal in two gateways that know the same. */
  state: z.string().check(z.regex(/^[0-9a-f]{16}$/, 'is not 16 hex digits')),
  /** Systems that the gateway knows of, and those among them whose documents it lacks or refuses. */
  listed: uint,
  without: uint,
  /** Systems that pass the filters. */
  total: uint,
  rows: z
    .array(z.strictObject({ key: z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'is not a key')), version: uint, digest }))
    .check(z.maxLength(MAX_ROWS)),
  next: z.nullable(z.string().check(z.regex(/^\d{1,9}$/, 'is not a cursor'))),
  /** Columns of numbers: whether they may be ranked, over all systems. */
  columns: z.partialRecord(
    z.enum(fieldIds),
    z.union([z.literal('same'), z.strictObject({ differ: uint, by: z.string().check(z.maxLength(20)) })]),
  ),
  /** Systems that each word of each facet would show, with the other filters as they are. */
  words: z.strictObject(
    Object.fromEntries(facets.map((facet) => [facet, z.partialRecord(z.enum(wordsOf(facet)), uint)])) as Record<Facet, WordsForm>,
  ),
  /** Where nothing passes: how many would without one of the filters. */
  dropping: z.array(z.strictObject({ filter: z.enum(filters), count: uint })).check(z.maxLength(filters.length)),
});

/** A page of an order. Everything in it is the gateway's word. */
export type OrderAnswer = z.infer<typeof orderForm>;

/** Reads an answer. Throws `BadOrderAnswerError` with the first place that departs. */
export function readOrderAnswer(value: unknown, where: string): OrderAnswer {
  const result = orderForm.safeParse(value);
  const [issue] = result.error?.issues ?? [];
  if (!result.success) throw new BadOrderAnswerError(where, issue?.path.join('.') ?? '', issue?.message ?? 'is malformed');
  const keys = new Set(result.data.rows.map(({ key }) => key));
  if (keys.size < result.data.rows.length) throw new BadOrderAnswerError(where, 'rows', 'names a system twice');
  return result.data;
}
