import * as z from 'zod/mini';
import { kinds } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import { fieldIds } from '../schema/index.ts';
import { BadSearchAnswerError } from './errors.ts';
import { parts } from './itemsOf.ts';
import { facets, MAX_LIMIT, MAX_WORDS } from './query.ts';

// The answer of `/search`, as it travels. Both ends read with the same schema.

/** Characters of a snippet at most. */
export const MAX_SNIPPET = 280;

const uint = z.number().check(z.int(), z.gte(0));
const text = (max: number) => z.string().check(z.maxLength(max));
const digest = z.string().check(z.regex(/^0x[0-9a-f]{64}$/, 'is not 0x and 64 lowercase hex digits')) as unknown as z.ZodMiniType<Digest>;
/** Places of found words in a text: begin and end, in UTF-16 code units. */
const marks = z.array(z.tuple([uint, uint])).check(z.maxLength(100));

/** One item that was found. Everything in it is the gateway's word until it is checked. */
export const hitForm = z.strictObject({
  kind: z.enum(kinds),
  period: uint,
  key: z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'is not a key')),
  version: uint,
  digest,
  /** Seconds since 1970; null of a revision before the head, whose event tells. */
  approvedAt: z.nullable(uint),
  /** Said of heads only. */
  retired: z.boolean(),
  part: z.enum(parts),
  id: z.nullable(text(64)),
  field: z.nullable(z.enum(fieldIds)),
  date: z.nullable(text(10)),
  title: z.strictObject({ text: text(200), marks }),
  /** A stretch of one of the item's texts: `text` begins at its character `at`, and `length` is that of the whole. */
  snippet: z.nullable(z.strictObject({ path: text(120), at: uint, text: text(MAX_SNIPPET), length: uint, marks })),
});

export const answerForm = z.strictObject({
  /** Follows from the heads and what of them is indexed: equal in two gateways that know the same. */
  state: z.string().check(z.regex(/^[0-9a-f]{16}$/, 'is not 16 hex digits')),
  /** Heads whose documents have not arrived: what they say is not found yet. */
  waiting: uint,
  /** `near`: some words were read as similar ones. */
  match: z.enum(['exact', 'near']),
  /** `date`: too many matched to be weighed against each other, or no word was asked for. */
  order: z.enum(['rank', 'date']),
  /** Words that were read as others: completed, or similar ones. */
  read: z.array(z.strictObject({ word: text(80), as: z.array(text(80)) })).check(z.maxLength(MAX_WORDS)),
  total: uint,
  facets: z.record(z.enum(facets), z.array(z.strictObject({ value: text(80), count: uint })).check(z.maxLength(100))),
  hits: z.array(hitForm).check(z.maxLength(MAX_LIMIT)),
  next: z.nullable(text(40)),
});

export type SearchHit = z.infer<typeof hitForm>;
export type SearchAnswer = z.infer<typeof answerForm>;

/** Reads an answer. Throws `BadSearchAnswerError` with the first place that departs. */
export function readAnswer(value: unknown, where: string): SearchAnswer {
  const result = answerForm.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadSearchAnswerError(where, issue?.path.join('.') ?? '', issue?.message ?? 'is malformed');
}
