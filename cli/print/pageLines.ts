import { labelOf } from '../../registry/schema/vocabulary.ts';
import type { ShowAnswer } from '../answers/show.ts';
import { safe } from './shownDiff.ts';
import { indented } from './table.ts';
import type { Paper } from './terminal.ts';

/** A page in full: texts, verdicts, tables and machines row by row, and the sources by the refs that cite them. */
export function pageLines({ sections, sources }: NonNullable<ShowAnswer['page']>, paper: Paper): string[] {
  const text = (words: string, at = 2): string[] => indented(safe(words), at, paper);
  const lines = sections.flatMap(({ heading, body, id, check, table, machine }) => [
    '',
    paper.strong(safe(heading)) + paper.faint(`  ${id}`),
    ...(check ? text(`Verdict: ${labelOf(check.verdict)}, checked ${check.asOf}. Circulates in: ${check.circulates}`) : []),
    ...body.split('\n').flatMap((line) => text(line)),
    ...(table?.rows ?? []).flatMap((row) => ['', ...row.flatMap((cell, i) => text(`${table?.columns[i]}: ${cell}`, 4))]),
    ...(machine?.states ?? []).flatMap(({ id: state, kind, meaning }) => text(`state ${state} (${kind}): ${meaning}`, 4)),
    ...(machine?.moves ?? []).flatMap(({ from, to, by, when, effect, timed }) =>
      text(`${from} → ${to}, by ${by}${timed ? ', by time alone' : ''}. When: ${when} Then: ${effect}`, 4),
    ),
  ]);
  const notes = Object.entries(sources ?? {}).flatMap(([ref, { title, publisher, kind, url, asOf, rung, retrievedAt }]) =>
    text(
      `[^${ref}] ${[title, publisher].filter(Boolean).join(', ')} (${kind}, ${labelOf(rung)}, of ${asOf}, read ${retrievedAt})${url ? ` ${url}` : ''}`,
    ).map(paper.faint),
  );
  return notes.length > 0 ? [...lines, '', paper.strong('SOURCES'), ...notes] : lines;
}
