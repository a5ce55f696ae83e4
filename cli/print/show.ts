import type { ExportRecord, RecordOf } from '../../registry/export/schema.ts';
import { type FieldId, fieldOf } from '../../registry/schema/fields.ts';
import { labelOf } from '../../registry/schema/vocabulary.ts';
import { headlineText } from '../answers/headline.ts';
import type { ShowAnswer } from '../answers/show.ts';
import type { ValueLine } from '../answers/values.ts';
import { nameOf } from '../connect/entryName.ts';
import { pageLines } from './pageLines.ts';
import { safe } from './shownDiff.ts';
import { indented } from './table.ts';
import type { Paper } from './terminal.ts';
import { absenceWords, plural, timeOf } from './words.ts';

export function printShow(answer: ShowAnswer, paper: Paper): string[] {
  const { entry, name, change, revision, project, page, records, history } = answer;
  const by = revision ? `, proposed by ${revision.proposer}, approved by ${revision.approvers.join(' and ')}` : '';
  const lines = [
    `${paper.strong(safe(name))}  ${nameOf(entry)}  version ${entry.version}  ${entry.status}`,
    ...indented(`Approved ${timeOf(entry.approvedAt)}${by}.`, 2, paper),
    ...indented(`Last change (${change.kind}): ${safe(change.summary)}`, 2, paper),
    `  digest ${entry.digest}`,
  ];
  if (project) {
    lines.push('', ...indented(safe(project.sentence), 2, paper), `  ${labelOf(project.life.status)} since ${project.life.since}`);
    for (const [question, { statement }] of Object.entries(project.answers))
      lines.push(...indented(`${question}: ${safe(statement)}`, 2, paper));
    for (const [kind, url] of Object.entries(project.links)) lines.push(`  ${labelOf(kind)}: ${safe(url ?? '')}`);
  }
  if (page) lines.push(...pageLines(page, paper));
  lines.push(...recordLines(records, paper));
  if (history) lines.push('', paper.strong('HISTORY'), ...history.flatMap((line) => valueLines(line, paper)));
  return lines;
}

function recordLines(records: readonly ExportRecord[], paper: Paper): string[] {
  const lines: string[] = [];
  let group = '';
  let field = '';
  for (const record of records) {
    if (record.record === 'note') lines.push(...noteLines(record, paper));
    else if (record.record === 'unread') lines.push('', paper.warn(`NOT VERIFIED: ${safe(record.reason)}`));
    else if (record.record !== 'section') {
      const known = fieldOf(record.field as FieldId);
      const title = record.record === 'reading' ? 'readings' : known.group;
      if (title !== group) lines.push('', paper.strong(labelOf(title).toUpperCase()));
      if (title !== group || known.id !== field) lines.push(`  ${paper.strong(known.label)}  ${paper.faint(known.id)}`);
      [group, field] = [title, known.id];
      lines.push(...fieldLines(record, paper));
    }
  }
  return lines;
}

function fieldLines(record: RecordOf<'claim'> | RecordOf<'absence'> | RecordOf<'reading'>, paper: Paper): string[] {
  if (record.record === 'absence')
    return indented(`${absenceWords(record.absence)} as of ${record.asOf}. Searched: ${safe(record.searched)}`, 4, paper);
  const { asOf, retrievedAt, approvedAt, rung, id } = record;
  const clocks = `held ${asOf} · read ${retrievedAt} · approved ${approvedAt.slice(0, 10)} · ${labelOf(rung)} · ${id}`;
  const sources = record.sources.flatMap(({ title, kind, publisher, url }) =>
    indented(safe(`← ${[title, publisher].filter(Boolean).join(', ')} (${kind})${url ? ` ${url}` : ''}`), 6, paper).map(paper.faint),
  );
  if (record.record === 'reading')
    return [
      ...indented(
        safe(`${record.value} ${record.unit}: ${record.counts}${record.leavesOut ? `; leaves out ${record.leavesOut}` : ''}`),
        4,
        paper,
      ),
      ...indented(clocks, 6, paper).map(paper.faint),
      ...sources,
    ];
  const headline = [headlineText(record), record.qualifier].filter(Boolean).join(' · ');
  return [
    ...(headline ? indented(safe(headline), 4, paper) : []),
    ...indented(safe(record.statement), 6, paper),
    ...(record.note ? indented(safe(`Note: ${record.note}`), 6, paper) : []),
    ...(record.conflictsWith ? indented(paper.warn(`Contradicts ${record.conflictsWith.join(', ')}`), 6, paper) : []),
    ...indented(clocks, 6, paper).map(paper.faint),
    ...sources,
  ];
}

function noteLines(record: RecordOf<'note'>, paper: Paper): string[] {
  const { publishedAt, sourceType, authors, summary, effect, caveat, tags, projects, url, retrievedAt } = record;
  return [
    '',
    ...indented(safe([`${publishedAt}, ${sourceType}`, authors.join(', ')].filter(Boolean).join(' · ')), 2, paper),
    ...(url ? [`  ${safe(url)}`] : []),
    '',
    ...indented(safe(summary), 2, paper),
    ...indented(safe(`What it changes: ${effect}`), 2, paper),
    ...(caveat ? indented(safe(`Mind: ${caveat}`), 2, paper) : []),
    '',
    ...indented(
      `tags ${tags.join(', ')}${projects.length > 0 ? ` · projects ${projects.join(', ')}` : ''} · read ${retrievedAt}`,
      2,
      paper,
    ).map(paper.faint),
  ];
}

function valueLines({ subject, name, label, values }: ValueLine, paper: Paper): string[] {
  const head = `  ${paper.strong(safe(label))}  ${paper.faint(safe(`${subject} ${name}`))}  ${plural(values.length, 'value')}`;
  return [
    head,
    ...values.flatMap(({ change, kind, summary, held, read, revision, value }) => {
      const clocks = [held && `held ${held}`, read && `read ${read}`, `approved ${timeOf(revision.approvedAt)}`]
        .filter(Boolean)
        .join(' · ');
      return [
        ...indented(`v${revision.version} ${change} (${kind}): ${safe(summary)}`, 4, paper),
        ...indented(`${clocks} · by ${revision.approvers.join(', ')} · ${revision.transaction}`, 6, paper).map(paper.faint),
        ...indented(value === null ? 'gone' : safe(wordsIn(value)), 6, paper),
      ];
    }),
  ];
}

/** What a value says: the sentence of a claim, else the whole of it. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  const { statement, searched, summary } = (value ?? {}) as Record<string, unknown>;
  return String(statement ?? searched ?? summary ?? JSON.stringify(value));
}
