import type { Kind } from '../../../registry/actions/words.ts';
import { word } from '../../words/t.tsx';
import type { Path } from './tree.ts';

/** A part of a document in a form: its label, and what to write there. */
export interface PartWords {
  label: string;
  help?: string;
}

const source: Record<string, PartWords> = {
  title: { label: word('Title'), help: word('As the source calls itself.') },
  publisher: { label: word('Publisher') },
  kind: { label: word('Kind of source'), help: word('Code, chain, a document, an announcement, a measurement by others, or press.') },
  url: { label: word('Address'), help: word('Begins with https:// or ipfs://. Leave it empty where none is known.') },
  asOf: { label: word('Of'), help: word('When it was published, or when what it says held: 2026, 2026-03 or 2026-03-14.') },
  rung: { label: word('Evidence'), help: word('By the kind of the source, not by how sure you are.') },
  retrievedAt: { label: word('Read'), help: word('The day on which you read it.') },
};

const change: Record<string, PartWords> = {
  kind: { label: word('What moved') },
  summary: { label: word('The reason, in one sentence'), help: word('Curators read it first; it stays in the history.') },
};

const evidence: Record<string, PartWords> = {
  unit: { label: word('Unit'), help: word('What one of them is, as “nodes” or “USD/1M tokens”.') },
  workload: { label: word('Workload'), help: word('On what it was counted or measured.') },
  asOf: { label: word('Held'), help: word('When it was so: 2026, 2026-03 or 2026-03-14.') },
  rung: { label: word('Evidence'), help: word('By the kind of the source, not by how sure you are.') },
  retrievedAt: { label: word('Read'), help: word('The day on which you read the source.') },
};

/** What stands beside every part of every form. A list's places are left out of its path. */
const words: Readonly<Record<Kind, Record<string, PartWords>>> = {
  note: {
    url: {
      label: word('Address of the source'),
      help: word('Begins with https:// or ipfs://. The paper, post, release or thread itself.'),
    },
    title: { label: word('Title'), help: word('As the source has it.') },
    publishedAt: { label: word('Published'), help: word('The day the source appeared. Its month is where the note stands.') },
    sourceType: { label: word('Type') },
    summary: { label: word('Summary'), help: word('What it says, in two to five sentences of your own.') },
    effect: { label: word('What it changes'), help: word('For building or understanding decentralized machine learning.') },
    tags: { label: word('Tags'), help: word('What it is about.') },
    authors: { label: word('Authors'), help: word('One on each line.') },
    projects: { label: word('Projects'), help: word('The systems that it names.') },
    caveat: { label: word('Caveat'), help: word('What was not read, or what stays doubtful.') },
    retrievedAt: { label: word('Read'), help: word('The day on which you read it.') },
    slug: { label: word('Key'), help: word('Its name in addresses: a–z, 0–9 and “-”.') },
  },
  metric: {
    readings: { label: word('Readings') },
    'readings.field': { label: word('Metric') },
    'readings.value': { label: word('Value'), help: word('A number. A true zero is a value; unknown is not.') },
    'readings.unit': evidence.unit as PartWords,
    'readings.workload': evidence.workload as PartWords,
    'readings.counts': { label: word('Counts'), help: word('What is in the figure.') },
    'readings.leavesOut': { label: word('Leaves out'), help: word('What is not in it and might be expected.') },
    'readings.asOf': evidence.asOf as PartWords,
    'readings.rung': evidence.rung as PartWords,
    'readings.source': { label: word('Source') },
    'readings.retrievedAt': evidence.retrievedAt as PartWords,
    'readings.id': { label: word('Id') },
  },
  page: {
    title: { label: word('Title') },
    lead: { label: word('Lead'), help: word('One or two sentences under the title.') },
    slug: { label: word('Key'), help: word('Its name in addresses: a–z, 0–9 and “-”.') },
    sections: { label: word('Sections') },
    'sections.heading': { label: word('Heading') },
    'sections.body': {
      label: word('Text'),
      help: word(
        'Paragraphs, lists, *emphasis*, **strong**, `code`, ### heads, [links](https://…), and [^ref] to cite. An empty line begins a paragraph.',
      ),
    },
    'sections.check.circulates': { label: word('Circulates in'), help: word('Where the claim of the heading is said.') },
    'sections.check.verdict': { label: word('Verdict'), help: word('The text gives the evidence.') },
    'sections.check.asOf': { label: word('Checked'), help: word('The day on which it was checked.') },
    'sections.check': { label: word('Check of a claim') },
    'sections.table': { label: word('Table'), help: word('Columns and rows as JSON: { "columns": ["A", "B"], "rows": [["…", "…"]] }.') },
    'sections.machine': { label: word('State machine'), help: word('States and moves as JSON; the preview draws it.') },
    'sections.id': { label: word('Id') },
    'channels.name': { label: word('Channel') },
    'channels.url': { label: word('Address'), help: word('Empty: to be announced.') },
  },
  project: {
    slug: { label: word('Key'), help: word('Its name in addresses: a–z, 0–9 and “-”.') },
    name: { label: word('Name') },
    monogram: { label: word('Monogram'), help: word('Two letters in place of a logo.') },
    sentence: { label: word('One sentence'), help: word('What it is, without praise.') },
    'life.status': { label: word('Life'), help: word('Of the network, not of its token or company.') },
    'life.since': { label: word('Since'), help: word('2026, 2026-03 or 2026-03-14.') },
    'answers.statement': { label: word('The answer'), help: word('One sentence that its claims carry.') },
    'answers.claims': { label: word('Leans on'), help: word('One to four claims of the table.') },
    'claims.statement': { label: word('Statement'), help: word('One sentence that the sources carry. No praise, no forecast.') },
    'claims.value': { label: word('Value') },
    'claims.value.family': { label: word('Family') },
    'claims.value.status': { label: word('Status'), help: word('Live: done without being asked for. Opt-in: for whoever switches it on.') },
    'claims.value.scope': { label: word('Applies to'), help: word('For which work, where not for all.') },
    'claims.value.party': { label: word('Who must be honest') },
    'claims.value.who': { label: word('That is'), help: word('As “validators of a subnet”.') },
    'claims.value.forWhat': { label: word('For what') },
    'claims.value.unchecked': { label: word('What nobody checks') },
    'claims.unit': evidence.unit as PartWords,
    'claims.workload': evidence.workload as PartWords,
    'claims.short': { label: word('First line of the cell'), help: word('A few words; a value can stand in for it.') },
    'claims.qualifier': { label: word('Second line'), help: word('What it counts, what it leaves out.') },
    'claims.asOf': evidence.asOf as PartWords,
    'claims.rung': evidence.rung as PartWords,
    'claims.sources': { label: word('Sources') },
    'claims.retrievedAt': { label: word('Read'), help: word('The day on which you read the sources.') },
    'claims.note': { label: word('Note'), help: word('Doubts, and how it was read.') },
    'claims.headline': { label: word('Stands in the table') },
    'claims.conflictsWith': { label: word('Contradicts'), help: word('Claims of this field that say otherwise. Both stay.') },
    'claims.id': { label: word('Id') },
    'claims.field': { label: word('Field') },
    'absences.kind': { label: word('Why there is none') },
    'absences.searched': { label: word('Where you looked'), help: word('Or why the question does not apply.') },
    'absences.asOf': { label: word('Looked at'), help: word('2026, 2026-03 or 2026-03-14.') },
    'absences.field': { label: word('Field') },
  },
};

/** Label and help of the part at a path. */
export function wordsOf(kind: Kind, path: Path): PartWords {
  const names = path.filter((step) => typeof step === 'string');
  if (names[0] === 'change') return change[names[1] ?? ''] ?? { label: word('Change') };
  if (names[0] === 'sources') return source[names[2] ?? ''] ?? { label: word('Source') };
  // Answers are kept by question; what is asked of each is the same.
  const [first, second, third] = names;
  const key = first === 'answers' && third ? `answers.${third}` : names.join('.');
  return words[kind][key] ?? { label: second ?? first ?? word('Document') };
}

/** Has every part words of its own. */
export const hasWords = (kind: Kind, path: Path): boolean => {
  const names = path.filter((step) => typeof step === 'string');
  if (names[0] === 'change') return (names[1] ?? '') in change;
  if (names[0] === 'sources') return (names[2] ?? '') in source;
  return names.join('.') in words[kind];
};
