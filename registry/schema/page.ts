import * as z from 'zod/mini';
import { source } from './claim.ts';
import { day, edtf, line, link, localId, markdown, slug } from './text.ts';
import { rungs } from './vocabulary.ts';

/** What became of a widespread claim that was held against primary sources. */
export const verdicts = ['holds', 'holds-under-conditions', 'outdated', 'not-supported', 'no-primary-source'] as const;
export type Verdict = (typeof verdicts)[number];

/** A source of a page; texts and tables cite it as `[^ref]`. */
export const pageSource = z.extend(source, {
  /** When it was published, or when what it says held. */
  asOf: edtf,
  rung: z.enum(rungs),
  retrievedAt: day,
});
export type PageSource = z.infer<typeof pageSource>;

/** A table; its cells are in the Markdown subset. */
const table = z.strictObject({
  columns: z.array(line(60)).check(z.minLength(2), z.maxLength(8)),
  rows: z.array(z.array(markdown(600)).check(z.maxLength(8))).check(z.minLength(1), z.maxLength(60)),
});
export type PageTable = z.infer<typeof table>;

/** The heading of the section is a claim that circulates, its body the evidence. */
const check = z.strictObject({
  /** Where it is said, as titles and dates. */
  circulates: line(300),
  verdict: z.enum(verdicts),
  /** When it was checked. */
  asOf: day,
});

/** A state machine, which is drawn. A move is `timed` where the passing of time alone allows it: anybody may then make it. */
const machine = z.strictObject({
  states: z
    .array(z.strictObject({ id: localId, kind: z.enum(['start', 'open', 'final']), label: line(24), meaning: line(200) }))
    .check(z.minLength(2), z.maxLength(24)),
  moves: z
    .array(
      z.strictObject({
        from: localId,
        to: localId,
        label: line(24),
        by: line(80),
        when: line(200),
        effect: line(300),
        timed: z.optional(z.literal(true)),
      }),
    )
    .check(z.minLength(1), z.maxLength(60)),
});
export type Machine = z.infer<typeof machine>;

export const section = z.strictObject({
  id: localId,
  heading: line(120),
  body: markdown(20_000),
  check: z.optional(check),
  table: z.optional(table),
  machine: z.optional(machine),
});
export type PageSection = z.infer<typeof section>;

/** What a page says, in sections of a Markdown subset. */
export const pageParts = {
  schema: z.literal('deml.page/1'),
  slug,
  title: line(120),
  lead: z.optional(line(400)),
  sections: z.array(section).check(z.maxLength(40)),
  sources: z.optional(z.record(localId, pageSource)),
  /** The project's channels; a null address is not known yet. */
  channels: z.optional(z.array(z.strictObject({ name: line(40), url: z.nullable(link) })).check(z.maxLength(12))),
};
