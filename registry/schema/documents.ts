import * as z from 'zod/mini';
import { absence, claim, headline, missing, source, value } from './claim.ts';
import { fieldIds } from './fields.ts';
import { pageParts } from './page.ts';
import { pageProblems } from './pageProblems.ts';
import { cidLink, day, edtf, line, link, localId, slug } from './text.ts';
import { groupProblems, metricProblems, overviewProblems, type Problem } from './together.ts';
import { changeKinds, groups, lifecycles, linkKinds, noteTypes, rungs, tags } from './vocabulary.ts';

/** What moved, and why, in one sentence. Required in every revision. */
export const change = z.strictObject({ kind: z.enum(changeKinds), summary: line(300) });

/** Shared by every document: which revision it replaces (raw CID, or null), and what moved. */
const revision = { change, previous: z.nullable(cidLink.shape['/']) };

/** One of the four answers that head a profile; it leans on headline claims of the same overview. */
const answer = z.strictObject({ statement: line(200), claims: z.array(localId).check(z.minLength(1), z.maxLength(4)) });
export const questions = ['executed', 'verified', 'settled', 'constrained'] as const;

const cell = z.union([
  z.strictObject({ claims: z.array(headline).check(z.minLength(1), z.maxLength(6)) }),
  z.strictObject({ absence: z.strictObject(missing) }),
]);

const count = z.number().check(z.int(), z.nonnegative());
const groupCount = z.strictObject({ claims: count, primary: count, absences: count, conflicts: count });

const identity = {
  slug,
  name: line(60),
  /** Two letters that stand for the system; no logo is copied. */
  monogram: line(2),
  sentence: line(240),
  life: z.strictObject({ status: z.enum(lifecycles), since: edtf }),
  links: z.partialRecord(z.enum(linkKinds), link),
  answers: z.strictObject({ executed: answer, verified: answer, settled: answer, constrained: answer }),
};

/** A check of parts against each other, after each part has its own form. */
function agreeing<T>(problemsOf: (document: T) => Problem[]) {
  return z.superRefine<T>((document, context) => {
    for (const problem of problemsOf(document)) context.addIssue({ code: 'custom', ...problem });
  });
}

/** Overview block of a profile: what the condensed table shows, and links to one group block per group. */
export const overview = z
  .strictObject({
    schema: z.literal('deml.project/1'),
    ...identity,
    fields: z.record(z.enum(fieldIds), cell),
    counts: z.record(z.enum(groups), groupCount),
    groups: z.record(z.enum(groups), cidLink),
    ...revision,
  })
  .check(agreeing(overviewProblems));

/** Group block of a profile: all claims, absences and sources of one group. */
export const group = z
  .strictObject({
    schema: z.literal('deml.group/1'),
    slug,
    group: z.enum(groups),
    claims: z.array(claim).check(z.maxLength(200)),
    absences: z.array(absence).check(z.maxLength(30)),
    sources: z.record(localId, source),
  })
  .check(agreeing(groupProblems));

/** A profile as it is written: one file; `buildProfile` splits it into overview and group blocks. */
export const profile = z.strictObject({
  ...identity,
  claims: z.array(claim),
  absences: z.array(absence),
  sources: z.record(localId, source),
  ...revision,
});

/** Dated readings of one system's metrics. */
export const metric = z
  .strictObject({
    schema: z.literal('deml.metric/1'),
    slug,
    readings: z
      .array(
        z.strictObject({
          id: localId,
          field: z.enum(fieldIds).check(z.refine((id) => id.startsWith('metrics.'), 'is not a metric')),
          value: z.number(),
          unit: line(40),
          workload: z.optional(line(120)),
          /** What is counted. */
          counts: line(160),
          leavesOut: z.optional(line(160)),
          asOf: edtf,
          rung: z.enum(rungs),
          source: localId,
          retrievedAt: day,
        }),
      )
      .check(z.minLength(1), z.maxLength(400)),
    sources: z.record(localId, source),
    ...revision,
  })
  .check(agreeing(metricProblems));

/** A research note; its period is the month of `publishedAt`. */
export const note = z.strictObject({
  schema: z.literal('deml.note/1'),
  slug,
  publishedAt: day,
  sourceType: z.enum(noteTypes),
  title: line(200),
  url: z.optional(link),
  authors: z.array(line(80)).check(z.maxLength(40)),
  summary: line(1200),
  /** What it changes for decentralized machine learning. */
  effect: line(400),
  tags: z.array(z.enum(tags)).check(z.minLength(1), z.maxLength(8)),
  projects: z.array(slug).check(z.maxLength(24)),
  caveat: z.optional(line(300)),
  retrievedAt: day,
  ...revision,
});

/** A page of the site: text in sections, with its sources, tables and drawn machines. */
export const page = z.strictObject({ ...pageParts, ...revision }).check(agreeing(pageProblems));

export type Overview = z.infer<typeof overview>;
export type GroupBlock = z.infer<typeof group>;
export type Profile = z.infer<typeof profile>;
export type Metric = z.infer<typeof metric>;
export type Note = z.infer<typeof note>;
export type Page = z.infer<typeof page>;
export type Cell = z.infer<typeof cell>;
export type Change = z.infer<typeof change>;
export type Question = (typeof questions)[number];
export { value };
