import * as z from 'zod/mini';
import { about } from './about.ts';
import { source } from './claim.ts';
import { localId, markdown } from './text.ts';

/** What a dispute or an attestation rests on: a statement about one approved document, with its sources. */
export const evidence = z.strictObject({
  schema: z.literal('deml.evidence/1'),
  ...about,
  /** Ids of the claims or readings that are meant; absent where the whole document is. */
  claims: z.optional(z.array(localId).check(z.minLength(1), z.maxLength(40))),
  statement: markdown(8000),
  sources: z.array(source).check(z.maxLength(24)),
});
export type Evidence = z.infer<typeof evidence>;
