import * as z from 'zod/mini';
import { kinds } from '../actions/words.ts';
import { cidLink, slug } from './text.ts';

const isMonth = (period: number): boolean => period >= 200001 && period <= 999912 && period % 100 >= 1 && period % 100 <= 12;

/** The one approved document that a statement is about. */
export const about = {
  entry: z
    .strictObject({
      kind: z.enum(kinds),
      /** YYYYMM for a note, else 0. */
      period: z.number().check(z.int()),
      key: slug,
    })
    .check(z.refine(({ kind, period }) => (kind === 'note' ? isMonth(period) : period === 0), 'has a period that its kind cannot have')),
  version: z.number().check(z.int(), z.positive(), z.maximum(2 ** 32 - 1)),
  /** Raw CID of that document. */
  digest: cidLink.shape['/'],
};

/** `2026-11-20T13:05:00Z`: a second of UTC in its one spelling. */
export const second = z.string().check(
  z.refine((text) => {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
    return !Number.isNaN(at) && new Date(at).toISOString() === text.replace('Z', '.000Z');
  }, 'is not a second of UTC as 2026-11-20T13:05:00Z'),
);

/** An address in its one spelling. */
export const account = z.string().check(z.regex(/^0x[0-9a-f]{40}$/, 'is not 0x and 40 lowercase hex digits'));
