import * as z from 'zod/mini';
import { outcomes } from '../proposing/outcomes.ts';
import { about, account, second } from './about.ts';
import { line, localId, markdown } from './text.ts';

/** So many readings that differ are listed; all are counted. */
export const MAX_DIFFERENCES = 100;

const count = z.number().check(z.int(), z.nonnegative());
const reading = { id: localId, unit: line(40) };

/** A reading that differs. What the document or the run does not have is absent, which is not zero. */
const difference = z
  .strictObject({ ...reading, said: z.optional(z.number()), got: z.optional(z.number()) })
  .check(z.refine(({ said, got }) => said !== got, 'does not differ'));

const comparison = z
  .strictObject({ same: count, different: count, differences: z.array(difference).check(z.maxLength(MAX_DIFFERENCES)) })
  .check(
    z.refine(
      ({ different, differences }) => differences.length === Math.min(different, MAX_DIFFERENCES),
      `lists another number of differences than it counts (at most ${MAX_DIFFERENCES} are listed)`,
    ),
  );

type Result = { outcome: (typeof outcomes)[number]; exact?: z.infer<typeof comparison> | undefined; note?: string | undefined };

/** The outcome follows from what was compared; a run that did not finish says why. */
function outcomeProblem({ outcome, exact, note }: Result): string | undefined {
  if (outcome === 'unfinished') return note === undefined ? 'did not finish, and has no note that says why' : undefined;
  if (!exact || exact.same + exact.different === 0) return `is "${outcome}", and nothing was compared`;
  if ((exact.different === 0) !== (outcome === 'same')) return `is "${outcome}", and ${exact.different} readings differ`;
  return undefined;
}

/** "I ran it, on this, and got that": what an account says of repeating one version of a document. */
export const reproduction = z
  .strictObject({
    schema: z.literal('deml.reproduction/1'),
    ...about,
    /** Who ran it; the same account has to send the transaction. */
    account,
    ranAt: second,
    command: line(200),
    /** The code that ran. `modified`: with changes that no commit has. */
    code: z.strictObject({
      commit: z.string().check(z.regex(/^[0-9a-f]{40}$/, 'is not 40 lowercase hex digits')),
      modified: z.boolean(),
    }),
    environment: z.strictObject({
      cpu: line(120),
      cores: count.check(z.positive()),
      platform: line(60),
      node: line(30),
      /** Processes that were busy in the minute before. */
      load: z.number().check(z.nonnegative()),
    }),
    outcome: z.enum(outcomes),
    /** Readings that have to repeat to the unit. */
    exact: z.optional(comparison),
    /** Readings that differ between machines: shown beside those of the document, and never compared. */
    times: z.optional(z.array(z.strictObject({ ...reading, value: z.number() })).check(z.minLength(1), z.maxLength(200))),
    note: z.optional(markdown(2000)),
  })
  .check(
    z.superRefine((result, context) => {
      const message = outcomeProblem(result);
      if (message) context.addIssue({ code: 'custom', path: ['outcome'], message });
    }),
  );
export type Reproduction = z.infer<typeof reproduction>;
