/** What the check looks for: each rule once, with why it is one and what to do. A problem fails the check; a warning is told. */
export const rules = {
  json: { level: 'problem', why: 'a file that is no JSON holds nothing', fix: 'Mend the syntax where the message says.' },
  schema: {
    level: 'problem',
    why: 'readers refuse a document that departs from its schema',
    fix: 'Write what docs/reference/documents.md asks of this path.',
  },
  recipe: {
    level: 'problem',
    why: 'a recipe that is malformed reads nothing, or another thing',
    fix: 'Write what docs/reference/collectors.md asks of this path.',
  },
  slug: { level: 'problem', why: 'the name of the file is the key on the chain', fix: 'Rename the file, or mend the slug.' },
  twin: { level: 'problem', why: 'two entries that read alike are taken for each other', fix: 'Choose another slug, name or monogram.' },
  link: {
    level: 'problem',
    why: 'a reader clicks what is cited, so a link is a recommendation',
    fix: 'Link the canonical https page for the same title, or cite title and publisher without a link.',
  },
  future: { level: 'problem', why: 'nothing was held, read or published on a day to come', fix: 'Write the day on which it was.' },
  order: {
    level: 'problem',
    why: 'a source cannot be read before what it says held',
    fix: 'Compare with the source: one of the two dates is wrong.',
  },
  sentence: { level: 'problem', why: 'readers, citations and feeds show it alone', fix: 'End it with a full stop.' },
  selling: { level: 'problem', why: 'praise tells a reader nothing', fix: 'Say what it does instead, in plain words.' },
  unit: {
    level: 'problem',
    why: 'two numbers compare only where one of each is the same thing',
    fix: 'Use the unit of registry/schema/units.ts that counts the same, or define this one there.',
  },
  workload: { level: 'problem', why: 'a measurement means nothing without what was measured', fix: 'Name the workload.' },
  source: { level: 'problem', why: 'one source listed twice counts twice', fix: 'Keep one of them, and let every claim cite that one.' },
  uncited: {
    level: 'problem',
    why: 'a source that nothing cites bears nothing out',
    fix: 'Cite it where it bears something out, or drop it.',
  },
  orphan: {
    level: 'problem',
    why: 'a reader who follows it finds nothing',
    fix: 'Mend the spelling, add the entry that it names, or drop the name.',
  },
  lab: {
    level: 'problem',
    why: 'figures of the Lab are of families at toy size, and rank no system',
    fix: 'Cite what was measured of the system itself; name an own key that is not the one of the Lab.',
  },
  title: {
    level: 'warning',
    why: 'readers cannot see that two titles are one source',
    fix: 'Write the title of the page in all documents, or link what each means.',
  },
  age: {
    level: 'warning',
    why: 'a value past the budget of its field may hold no more',
    fix: 'Read the source again; date it anew, or mend it.',
  },
  long: { level: 'warning', why: 'a long sentence hides its fact', fix: 'Split it: one fact a sentence.' },
  unnoted: {
    level: 'warning',
    why: 'a reader sees no research on this system',
    fix: 'Look for a paper, release or discussion, and add a note.',
  },
  unused: {
    level: 'warning',
    why: 'a filter that finds nothing misleads',
    fix: 'Tag the notes that are about it, or drop the tag from the vocabulary.',
  },
} as const satisfies Record<string, { level: 'problem' | 'warning'; why: string; fix: string }>;
export type Rule = keyof typeof rules;

/** One thing that a rule found. */
export interface Finding {
  rule: Rule;
  /** Path of the file under `content/`. */
  file: string;
  /** Path in the document; empty: the whole. */
  path: string;
  /** What is there, as a predicate: `uses "robust"`. */
  what: string;
}

export const levelOf = ({ rule }: Finding) => rules[rule].level;
