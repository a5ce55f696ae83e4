import * as z from 'zod/mini';
import { kinds } from '../actions/words.ts';
import { source } from './claim.ts';
import { cidLink, localId, markdown, slug } from './text.ts';

const isMonth = (period: number): boolean => period >= 200001 && period <= 999912 && period % 100 >= 1 && period % 100 <= 12;

/** What a dispute or an attestation rests on: a statement about one approved document, with its sources. */
export const evidence = z.strictObject({
  schema: z.literal('deml.evidence/1'),
  entry: z
    .strictObject({
      kind: z.enum(kinds),
      /** YYYYMM for a note, else 0. */
      period: z.number().check(z.int()),
      key: slug,
    })
    .check(z.refine(({ kind, period }) => (kind === 'note' ? isMonth(period) : period === 0), 'has a period that its kind cannot have')),
  version: z.number().check(z.int(), z.positive(), z.maximum(2 ** 32 - 1)),
  /** Raw CID of the document that is disputed or attested. */
  digest: cidLink.shape['/'],
  /** Ids of the claims or readings that are meant; absent where the whole document is. */
  claims: z.optional(z.array(localId).check(z.minLength(1), z.maxLength(40))),
  statement: markdown(8000),
  sources: z.array(source).check(z.maxLength(24)),
});
export type Evidence = z.infer<typeof evidence>;
