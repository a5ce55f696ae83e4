import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { canonicalBytes, cidOf, digestOf, parseCanonical } from '../../registry/cid/index.ts';
import { UnexpectedAnswerError } from './errors.ts';
import type { Block } from './evm.ts';
import type { Answer, Exchange } from './exchange.ts';
import { recipe } from './schema.ts';

const exchangeKept = z.strictObject({
  path: z.string(),
  body: z.optional(z.string()),
  status: z.int(),
  answer: z.string(),
});

const block = z.strictObject({ number: z.string().check(z.regex(/^\d+$/)), hash: z.string(), time: z.int() });

/** What was asked and what was answered, byte for byte, with the recipe of that day: enough to work the figure out again. */
export const transcript = z.strictObject({
  schema: z.literal('deml.answers/1'),
  slug: z.string(),
  recipe,
  /** The address without its key. */
  endpoint: z.string(),
  readAt: z.string(),
  /** Of a chain: the block that was read. */
  block: z.optional(block),
  /** Where a block was asked for by its number, and not the newest final one. */
  atBlock: z.optional(z.string().check(z.regex(/^\d+$/))),
  value: z.number(),
  exchanges: z.array(exchangeKept),
});
export type Transcript = z.infer<typeof transcript>;
export type Kept = Transcript['exchanges'][number];

/** The most bytes of a file of answers. */
const MOST_BYTES = 256 * 1024 * 1024;

/** An exchange that writes down what went over it. */
export function recording(exchange: Exchange, kept: Kept[]): Exchange {
  return async (ask) => {
    const { status, text } = await exchange(ask);
    kept.push({ ...ask, status, answer: text });
    return { status, text };
  };
}

/** An exchange that answers from what was written down; the same question asked twice has two answers, in their order. */
export function replaying(kept: readonly Kept[], where: string): Exchange {
  const left = new Map<string, Answer[]>();
  const keyOf = ({ path, body }: { path: string; body?: string | undefined }): string => JSON.stringify([path, body ?? null]);
  for (const one of kept) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), { status: one.status, text: one.answer }]);
  return async (ask) => {
    const answer = left.get(keyOf(ask))?.shift();
    if (!answer) throw new UnexpectedAnswerError(where, `holds no answer to ${(ask.body ?? ask.path).slice(0, 120)}`);
    return answer;
  };
}

export const keptBlock = ({ number, hash, time }: Block): NonNullable<Transcript['block']> => ({ number: `${number}`, hash, time });

/** The bytes of a transcript, and the CID by which a reading names them. */
export async function writeTranscript(value: Transcript): Promise<{ bytes: Uint8Array; cid: string }> {
  const bytes = canonicalBytes(value, 'The kept answer');
  return { bytes, cid: cidOf(await digestOf(bytes)) };
}

/** A kept answer, and the CID of its bytes. */
export async function readTranscript(file: string): Promise<{ transcript: Transcript; cid: string }> {
  const bytes = await readFile(file);
  const parsed = transcript.safeParse(parseCanonical(bytes, file, MOST_BYTES));
  if (!parsed.success) throw new UnexpectedAnswerError(file, 'is no kept answer of a collector');
  const cid = cidOf(await digestOf(bytes));
  const named = /bafkrei[a-z2-7]{52}/.exec(file)?.[0];
  if (named && named !== cid) throw new UnexpectedAnswerError(file, `was changed since it was kept: its bytes have the CID ${cid}`);
  return { transcript: parsed.data, cid };
}
