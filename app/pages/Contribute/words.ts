import type { Kind } from '../../../registry/actions/words.ts';
import type { Path } from './tree.ts';

/** A part of a document in a form: its label, and what to write there. */
export interface PartWords {
  label: string;
  help?: string;
}

const source: Record<string, PartWords> = {
  title: { label: 'Title', help: 'As the source calls itself.' },
  publisher: { label: 'Publisher' },
  kind: { label: 'Kind of source', help: 'Code, chain, a document, an announcement, a measurement by others, or press.' },
  url: { label: 'Address', help: 'Begins with https:// or ipfs://. Leave it empty where none is known.' },
  asOf: { label: 'Of', help: 'When it was published, or when what it says held: 2026, 2026-03 or 2026-03-14.' },
  rung: { label: 'Evidence', help: 'By the kind of the source, not by how sure you are.' },
  retrievedAt: { label: 'Read', help: 'The day on which you read it.' },
};

const change: Record<string, PartWords> = {
  kind: { label: 'What moved' },
  summary: { label: 'The reason, in one sentence', help: 'Curators read it first; it stays in the history.' },
};

const evidence: Record<string, PartWords> = {
  unit: { label: 'Unit', help: 'What one of them is, as “nodes” or “USD/1M tokens”.' },
  workload: { label: 'Workload', help: 'On what it was counted or measured.' },
  asOf: { label: 'Held', help: 'When it was so: 2026, 2026-03 or 2026-03-14.' },
  rung: { label: 'Evidence', help: 'By the kind of the source, not by how sure you are.' },
  retrievedAt: { label: 'Read', help: 'The day on which you read the source.' },
};

/** What stands beside every part of every form. A list's places are left out of its path. */
const words: Readonly<Record<Kind, Record<string, PartWords>>> = {
  note: {
    url: { label: 'Address of the source', help: 'Begins with https:// or ipfs://. The paper, post, release or thread itself.' },
    title: { label: 'Title', help: 'As the source has it.' },
    publishedAt: { label: 'Published', help: 'The day the source appeared. Its month is where the note stands.' },
    sourceType: { label: 'Type' },
    summary: { label: 'Summary', help: 'What it says, in two to five sentences of your own.' },
    effect: { label: 'What it changes', help: 'For building or understanding decentralized machine learning.' },
    tags: { label: 'Tags', help: 'What it is about.' },
    authors: { label: 'Authors', help: 'One on each line.' },
    projects: { label: 'Projects', help: 'The systems that it names.' },
    caveat: { label: 'Caveat', help: 'What was not read, or what stays doubtful.' },
    retrievedAt: { label: 'Read', help: 'The day on which you read it.' },
    slug: { label: 'Key', help: 'Its name in addresses: a–z, 0–9 and “-”.' },
  },
  metric: {
    readings: { label: 'Readings' },
    'readings.field': { label: 'Metric' },
    'readings.value': { label: 'Value', help: 'A number. A true zero is a value; unknown is not.' },
    'readings.unit': evidence.unit as PartWords,
    'readings.workload': evidence.workload as PartWords,
    'readings.counts': { label: 'Counts', help: 'What is in the figure.' },
    'readings.leavesOut': { label: 'Leaves out', help: 'What is not in it and might be expected.' },
    'readings.asOf': evidence.asOf as PartWords,
    'readings.rung': evidence.rung as PartWords,
    'readings.source': { label: 'Source' },
    'readings.retrievedAt': evidence.retrievedAt as PartWords,
    'readings.id': { label: 'Id' },
  },
  page: {
    title: { label: 'Title' },
    lead: { label: 'Lead', help: 'One or two sentences under the title.' },
    slug: { label: 'Key', help: 'Its name in addresses: a–z, 0–9 and “-”.' },
    sections: { label: 'Sections' },
    'sections.heading': { label: 'Heading' },
    'sections.body': {
      label: 'Text',
      help: 'Paragraphs, lists, *emphasis*, **strong**, `code`, ### heads, [links](https://…), and [^ref] to cite. An empty line begins a paragraph.',
    },
    'sections.check.circulates': { label: 'Circulates in', help: 'Where the claim of the heading is said.' },
    'sections.check.verdict': { label: 'Verdict', help: 'The text gives the evidence.' },
    'sections.check.asOf': { label: 'Checked', help: 'The day on which it was checked.' },
    'sections.check': { label: 'Check of a claim' },
    'sections.table': { label: 'Table', help: 'Columns and rows as JSON: { "columns": ["A", "B"], "rows": [["…", "…"]] }.' },
    'sections.machine': { label: 'State machine', help: 'States and moves as JSON; the preview draws it.' },
    'sections.id': { label: 'Id' },
    'channels.name': { label: 'Channel' },
    'channels.url': { label: 'Address', help: 'Empty: to be announced.' },
  },
  project: {
    slug: { label: 'Key', help: 'Its name in addresses: a–z, 0–9 and “-”.' },
    name: { label: 'Name' },
    monogram: { label: 'Monogram', help: 'Two letters in place of a logo.' },
    sentence: { label: 'One sentence', help: 'What it is, without praise.' },
    'life.status': { label: 'Life', help: 'Of the network, not of its token or company.' },
    'life.since': { label: 'Since', help: '2026, 2026-03 or 2026-03-14.' },
    'answers.statement': { label: 'Answer', help: 'One sentence that its claims carry.' },
    'answers.claims': { label: 'Leans on', help: 'One to four claims of the table.' },
    'claims.statement': { label: 'Statement', help: 'One sentence that the sources carry. No praise, no forecast.' },
    'claims.value': { label: 'Value' },
    'claims.value.family': { label: 'Family' },
    'claims.value.status': { label: 'Status', help: 'Live: done without being asked for. Opt-in: for whoever switches it on.' },
    'claims.value.scope': { label: 'Scope', help: 'For which work, where not for all.' },
    'claims.value.party': { label: 'Who must be honest' },
    'claims.value.who': { label: 'That is', help: 'As “validators of a subnet”.' },
    'claims.value.forWhat': { label: 'For what' },
    'claims.value.unchecked': { label: 'What nobody checks' },
    'claims.unit': evidence.unit as PartWords,
    'claims.workload': evidence.workload as PartWords,
    'claims.short': { label: 'First line of the cell', help: 'A few words; a value can stand in for it.' },
    'claims.qualifier': { label: 'Second line', help: 'What it counts, what it leaves out.' },
    'claims.asOf': evidence.asOf as PartWords,
    'claims.rung': evidence.rung as PartWords,
    'claims.sources': { label: 'Sources' },
    'claims.retrievedAt': { label: 'Read', help: 'The day on which you read the sources.' },
    'claims.note': { label: 'Note', help: 'Doubts, and how it was read.' },
    'claims.headline': { label: 'Stands in the table' },
    'claims.conflictsWith': { label: 'Contradicts', help: 'Claims of this field that say otherwise. Both stay.' },
    'claims.id': { label: 'Id' },
    'claims.field': { label: 'Field' },
    'absences.kind': { label: 'Why there is none' },
    'absences.searched': { label: 'Where you looked', help: 'Or why the question does not apply.' },
    'absences.asOf': { label: 'Looked at', help: '2026, 2026-03 or 2026-03-14.' },
    'absences.field': { label: 'Field' },
  },
};

/** Label and help of the part at a path. */
export function wordsOf(kind: Kind, path: Path): PartWords {
  const names = path.filter((step) => typeof step === 'string');
  if (names[0] === 'change') return change[names[1] ?? ''] ?? { label: 'Change' };
  if (names[0] === 'sources') return source[names[2] ?? ''] ?? { label: 'Source' };
  // Answers are kept by question; what is asked of each is the same.
  const [first, second, third] = names;
  const key = first === 'answers' && third ? `answers.${third}` : names.join('.');
  return words[kind][key] ?? { label: second ?? first ?? 'Document' };
}

/** Has every part words of its own. */
export const hasWords = (kind: Kind, path: Path): boolean => {
  const names = path.filter((step) => typeof step === 'string');
  if (names[0] === 'change') return (names[1] ?? '') in change;
  if (names[0] === 'sources') return (names[2] ?? '') in source;
  return names.join('.') in words[kind];
};
