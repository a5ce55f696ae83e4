import { citation, citedIn, textsOf } from '../schema/citations.ts';
import {
  type Claim,
  type Document,
  type FieldId,
  fieldOf,
  type Machine,
  type Metric,
  type PageSection,
  type Source,
} from '../schema/index.ts';
import { isLabKey } from '../schema/labKey.ts';

/** What an item of a document is. */
export const parts = ['project', 'claim', 'absence', 'reading', 'note', 'page', 'section'] as const;
export type Part = (typeof parts)[number];

/** A piece of text of an item, and where in the item it stands. */
export interface ItemText {
  path: string;
  text: string;
}

/** The unit that a search finds: a claim, a note, a section of a page … */
export interface SearchItem {
  part: Part;
  /** Its id in its document; null where the document is the item. */
  id: string | null;
  field: FieldId | null;
  title: string;
  /** When it held, or was published; null where neither is said. */
  date: string | null;
  texts: ItemText[];
  projects: string[];
  tags: string[];
  /** Of a note its type, of a claim or reading the kinds of its sources. */
  types: string[];
}

/**
 * The items of a block, the texts of each in the order of their weight. A gateway indexes by this function and a reader
 * checks by it, so what a hit shows can be found again in the block. `name` is the project's, for a group block.
 */
export function itemsOf(document: Document, name: string = document.schema): SearchItem[] {
  switch (document.schema) {
    case 'deml.note/1': {
      const { title, publishedAt: date, projects, tags } = document;
      const authors = document.authors.map((text, i) => ({ path: `authors.${i}`, text }));
      const texts = [...present(document, ['summary', 'effect', 'caveat']), ...authors];
      return [{ part: 'note', id: null, field: null, title, date, texts, projects, tags, types: [document.sourceType] }];
    }
    case 'deml.page/1': {
      const { title } = document;
      const sections = document.sections.map((section) => ({
        ...{ ...plain, title, part: 'section' as const, id: section.id },
        date: section.check?.asOf ?? null,
        texts: [
          ...present(section, ['heading']),
          ...textsOf(section).map(({ path, text }) => ({ path: path.join('.'), text: text.replaceAll(citation, '') })),
          ...machineTexts(section.machine),
          ...sourceTexts(refsOf(section), document.sources ?? {}),
        ],
        types: sourceKindsOf(refsOf(section), document.sources ?? {}),
      }));
      return [{ ...plain, title, part: 'page', texts: present(document, ['lead']) }, ...sections];
    }
    case 'deml.project/1': {
      const answers = Object.entries(document.answers).map(([question, { statement }]) => ({
        path: `answers.${question}.statement`,
        text: statement,
      }));
      const texts = [...present(document, ['sentence']), ...answers, ...present(document, ['slug'])];
      return [{ ...plain, part: 'project', title: document.name, texts, projects: [document.slug] }];
    }
    case 'deml.group/1': {
      const projects = [document.slug];
      return [
        ...document.claims.map((claim) => claimItem(claim, document.sources, { title: name, projects })),
        ...document.absences.map((absence) => ({
          ...{ ...plain, part: 'absence' as const, id: absence.field, field: absence.field, title: name, date: absence.asOf, projects },
          texts: present(absence, ['searched']),
        })),
      ];
    }
    case 'deml.metric/1':
      return found(document).map(({ id, field, asOf: date, source, ...reading }) => ({
        ...{ ...plain, part: 'reading' as const, id, field, date, title: document.slug, projects: [document.slug] },
        texts: [...present(reading, ['counts', 'leavesOut', 'workload', 'unit']), ...sourceTexts([source], document.sources)],
        types: sourceKindsOf([source], document.sources),
      }));
  }
}

/**
 * The readings that a search finds. Of the Lab the first of each family, which the workload names after its comma: hundreds say the
 * same words, and would stand before everything else that speaks of the family.
 */
function found({ slug, readings }: Metric): Metric['readings'] {
  if (!isLabKey(slug)) return readings;
  return [...Map.groupBy(readings, ({ workload }) => workload?.split(', ')[1]).values()].flatMap(([first]) => first ?? []);
}

/** The words of the dictionary by which a field is found too, though no document says them. */
export const labelOfField = (field: FieldId | null): string => (field === null ? '' : fieldOf(field).label);

const refsOf = (section: PageSection): string[] => [...new Set(textsOf(section).flatMap(({ text }) => citedIn(text)))];

/** What a drawn machine says in words. */
const machineTexts = ({ states, moves }: Machine = { states: [], moves: [] }): ItemText[] => [
  ...states.map(({ label, meaning }, i) => ({ path: `machine.states.${i}`, text: `${label}: ${meaning}` })),
  ...moves.map(({ by, when, effect }, i) => ({ path: `machine.moves.${i}`, text: `${by}: ${when}. ${effect}` })),
];

const plain = { id: null, field: null, date: null, projects: [], tags: [], types: [] };

type Sources = Readonly<Record<string, Source>>;

function claimItem(claim: Claim, sources: Sources, about: { title: string; projects: string[] }): SearchItem {
  const { id, field, asOf: date } = claim;
  const own = present(claim, ['statement', 'short', 'qualifier', 'workload', 'note']);
  const texts = [...own, ...sourceTexts(claim.sources, sources)];
  return { part: 'claim', id, field, date, ...about, texts, tags: [], types: sourceKindsOf(claim.sources, sources) };
}

const sourceTexts = (refs: readonly string[], sources: Sources): ItemText[] =>
  refs.flatMap((ref) => (sources[ref] ? [{ path: `sources.${ref}.title`, text: sources[ref].title }] : []));

const sourceKindsOf = (refs: readonly string[], sources: Sources): string[] => [
  ...new Set(refs.flatMap((ref) => sources[ref]?.kind ?? [])),
];

function present<K extends string>(from: Partial<Record<K, unknown>>, paths: readonly K[]): ItemText[] {
  return paths.flatMap((path) => {
    const text = from[path];
    return typeof text === 'string' ? [{ path, text }] : [];
  });
}
