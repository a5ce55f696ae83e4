import * as z from 'zod';
import { kinds, statuses } from '../../registry/actions/words.ts';
import { verdicts } from '../../registry/schema/page.ts';
import { absenceKinds, changeKinds, groups, rungs } from '../../registry/schema/vocabulary.ts';
import { JSON_FORM } from '../form.ts';

// The form of every answer: what `--json` prints, and the output schemas of the tools. `deml schema` prints it.

const whole = z.int().nonnegative();
const text = z.string();
const kind = z.enum(kinds);

const state = z.object({
  chainId: whole,
  registry: text,
  block: whole,
  time: text.describe('Time of the block, UTC'),
  at: text.nullable().describe('The moment that was asked for; null for now'),
  rpcs: z.array(z.object({ url: text, state: z.enum(['untried', 'answers', 'agrees', 'disagrees', 'failed']), detail: text.nullable() })),
  gateways: z.array(
    z.object({ url: text, state: z.enum(['untried', 'ok', 'lacking', 'failed', 'refused']), detail: text.nullable(), blocks: whole }),
  ),
  doubts: z.array(text).describe('Who contradicts whom about the chain; empty where nobody does'),
});

const entry = z.object({
  kind,
  period: whole.describe('Month YYYYMM of a note, else 0'),
  key: text,
  version: whole,
  status: z.enum(statuses),
  approvedAt: text,
  digest: text.describe('sha2-256 of the bytes, as the contract holds it'),
  cid: text,
});

const revision = z.object({
  version: whole,
  approvedAt: text,
  proposer: text,
  approvers: z.array(text),
  block: whole,
  transaction: text,
  digest: text,
});
const change = z.object({ kind: z.enum(changeKinds), summary: text });

/** A claim, absence, reading or note as in registry/generated/jsonSchema/deml-export-1.json; here the parts that matter most. */
const record = z
  .looseObject({
    record: z.enum(['claim', 'absence', 'reading', 'note', 'unread']),
    field: text.optional(),
    id: text.optional(),
    statement: text.optional(),
    asOf: text.optional().describe('When it held'),
    retrievedAt: text.optional().describe('When its source was read'),
    rung: text.optional().describe('Kind of evidence'),
    absence: text.optional().describe('Nothing is known; this is not zero'),
    sources: z.array(z.looseObject({ title: text, kind: text, url: text.optional() })).optional(),
    reason: text.optional().describe('Of what could not be verified: why nothing of it is here'),
  })
  .describe('As a record of deml.export/1');

const cell = z.union([
  z.object({ claims: z.array(z.looseObject({ id: text, asOf: text, rung: z.enum(rungs) })) }),
  z.object({ absence: z.object({ kind: z.enum(absenceKinds), searched: text, asOf: text }) }),
]);

const listed = entry.extend({
  name: text.nullable(),
  verified: z.boolean(),
  reason: text.nullable(),
  fields: z.record(text, cell).optional(),
  note: z.object({ publishedAt: text, sourceType: text, tags: z.array(text), projects: z.array(text), url: text.nullable() }).optional(),
  readings: whole.optional(),
});

const changeOfPart = z.enum(['added', 'removed', 'changed']);
const valueLine = z.object({
  subject: text,
  name: text,
  label: text,
  field: text.nullable(),
  values: z.array(
    z.object({
      change: changeOfPart,
      kind: z.enum(changeKinds),
      summary: text,
      held: text.nullable(),
      read: text.nullable(),
      revision,
      value: z.unknown().describe('Null: it went'),
    }),
  ),
});

const comparedCell = z.union([
  z.object({
    claims: z.array(
      z.object({
        id: text,
        text,
        qualifier: text.nullable(),
        statement: text,
        asOf: text,
        rung: z.enum(rungs),
        conflictsWith: z.array(text),
      }),
    ),
  }),
  z.object({ absence: z.enum(absenceKinds), searched: text, asOf: text }),
]);

const difference = z.object({
  kind: text,
  groups: z.array(
    z.object({
      title: text,
      items: z.array(
        z.looseObject({ subject: text, path: text, label: text, change: changeOfPart, parts: z.array(z.looseObject({ part: text })) }),
      ),
    }),
  ),
  counts: z.object({ added: whole, removed: whole, changed: whole }),
});

const page = z.object({
  title: text,
  sections: z.array(
    z.object({
      id: text,
      heading: text,
      body: text.describe('Markdown; [^ref] cites a source'),
      check: z.object({ circulates: text, verdict: z.enum(verdicts), asOf: text }).optional(),
      table: z.object({ columns: z.array(text), rows: z.array(z.array(text)) }).optional(),
      machine: z
        .object({
          states: z.array(z.object({ id: text, kind: z.enum(['start', 'open', 'final']), label: text, meaning: text })),
          moves: z.array(
            z.object({ from: text, to: text, label: text, by: text, when: text, effect: text, timed: z.literal(true).optional() }),
          ),
        })
        .optional(),
    }),
  ),
  sources: z
    .record(
      text,
      z.object({
        ...{ title: text, publisher: text.optional(), kind: text, url: text.optional() },
        ...{ asOf: text, rung: z.enum(rungs), retrievedAt: text },
      }),
    )
    .optional(),
});

/** What each command answers. */
export const answers = {
  list: z.object({ kind, filter: z.array(text), entries: z.array(listed), of: whole.describe('Entries before the filter') }),
  show: z.object({
    entry,
    name: text,
    change,
    revision: revision.nullable(),
    project: z
      .object({
        sentence: text,
        life: z.object({ status: text, since: text }),
        links: z.record(text, text),
        answers: z.record(text, z.object({ statement: text, claims: z.array(text) })),
      })
      .nullable(),
    page: page.nullable(),
    records: z.array(record),
    history: z.array(valueLine).nullable(),
  }),
  compare: z.object({
    projects: z.array(entry.extend({ name: text })),
    groups: z.array(
      z.object({
        group: z.enum(groups),
        fields: z.array(
          z.object({
            field: text,
            label: text,
            same: z.boolean(),
            differIn: text.nullable().describe('Of numbers that must not be ranked: in what they differ'),
            cells: z.array(comparedCell),
          }),
        ),
      }),
    ),
    same: whole,
    different: whole,
  }),
  diff: z.object({
    entry,
    from: revision.nullable(),
    to: revision,
    revisions: z.array(revision.extend({ change: change.nullable(), left: z.boolean() })),
    differences: z.array(z.object({ from: whole.nullable(), to: whole, difference })),
  }),
  search: z.object({
    query: z.looseObject({}),
    gateway: text.describe('Total, order and facets are its word'),
    total: whole,
    match: z.enum(['exact', 'near']),
    read: z.array(z.object({ word: text, as: z.array(text) })),
    waiting: whole,
    hits: z.array(
      z.object({
        entry: z.object({ kind, period: whole, key: text, version: whole, approvedAt: text.nullable(), digest: text, cid: text }),
        part: text,
        id: text.nullable(),
        field: text.nullable(),
        date: text.nullable(),
        title: text,
        snippet: z.object({ path: text, text }).nullable(),
        verified: z.boolean(),
        check: text,
        reason: text.nullable(),
      }),
    ),
    facets: z.record(text, z.array(z.object({ value: text, count: whole }))),
    next: text.nullable(),
  }),
  verify: z.object({
    what: text,
    entries: whole,
    verified: whole,
    blocks: whole,
    bytes: whole,
    root: text.nullable(),
    problems: z.array(z.object({ kind: z.enum(['missing', 'altered', 'refused', 'foreign', 'unlike']), name: text, cid: text, why: text })),
  }),
  cite: z.object({ text, url: text, state: z.looseObject({ chainId: whole, registry: text, block: whole, time: text }) }),
  export: z.object({ what: text, as: text, file: text, count: whole, bytes: whole }),
} as const;

export const commands: readonly string[] = Object.keys(answers);

/** An answer in its envelope. */
export const envelopeOf = <A extends z.ZodType>(command: string, answer: A) =>
  z.object({
    schema: z.literal(JSON_FORM),
    command: z.literal(command),
    verified: z.boolean().describe('Every digest in the answer is the one that the contract holds, and the bytes have it'),
    state,
    answer,
  });

const failed = z.object({
  schema: z.literal(JSON_FORM),
  error: z.object({ code: text, family: z.enum(['retry', 'input', 'content', 'fatal']), message: text, fix: text }),
});

/** The JSON Schema 2020-12 of what a command prints with `--json`; of all where none is named. */
export function schemaOf(name?: string): unknown {
  const chosen = Object.entries(answers).filter(([command]) => name === undefined || command === name);
  return z.toJSONSchema(z.union([...chosen.map(([command, answer]) => envelopeOf(command, answer)), failed]), { reused: 'ref' });
}
