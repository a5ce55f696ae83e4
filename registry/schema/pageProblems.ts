import { citedIn, textsOf } from './citations.ts';
import type { Machine, PageSection } from './page.ts';
import type { Problem } from './together.ts';

/** What the shape of a page cannot say: ids are unique, what is cited is a source, what is a source is cited, rows fit, machines end. */
export function pageProblems({
  sections,
  sources = {},
}: {
  sections: PageSection[];
  sources?: Record<string, unknown> | undefined;
}): Problem[] {
  const problems: Problem[] = [];
  const cited = new Set<string>();
  const ids = new Set<string>();
  sections.forEach((section, i) => {
    const at = ['sections', i];
    if (ids.has(section.id)) problems.push({ path: [...at, 'id'], message: 'is used twice' });
    ids.add(section.id);
    for (const { path, text } of textsOf(section)) {
      if (/^ {0,3}\[\^[^\]\n]+\]:/m.test(text))
        problems.push({ path: [...at, ...path], message: 'holds a note: notes are the sources of the page' });
      for (const ref of citedIn(text)) {
        if (!Object.hasOwn(sources, ref)) problems.push({ path: [...at, ...path], message: `cites "${ref}", which is not a source here` });
        cited.add(ref);
      }
    }
    const { columns = [], rows = [] } = section.table ?? {};
    rows.forEach((row, r) => {
      if (row.length !== columns.length)
        problems.push({ path: [...at, 'table', 'rows', r], message: `has ${row.length} cells for ${columns.length} columns` });
    });
    for (const { path, message } of section.machine ? machineProblems(section.machine) : [])
      problems.push({ path: [...at, 'machine', ...path], message });
  });
  for (const ref of Object.keys(sources)) if (!cited.has(ref)) problems.push({ path: ['sources', ref], message: 'is cited nowhere' });
  return problems;
}

/** One start, every state reachable from it, and from every state an end by the passing of time alone. */
function machineProblems({ states, moves }: Machine): Problem[] {
  const problems: Problem[] = [];
  const kinds = new Map(states.map(({ id, kind }) => [id, kind]));
  const starts = states.filter(({ kind }) => kind === 'start').map(({ id }) => id);
  if (starts.length !== 1) problems.push({ path: ['states'], message: `have ${starts.length} starts in place of one` });
  if (kinds.size < states.length) problems.push({ path: ['states'], message: 'have an id twice' });
  moves.forEach(({ from, to }, i) => {
    for (const [name, id] of Object.entries({ from, to }))
      if (!kinds.has(id)) problems.push({ path: ['moves', i, name], message: `names "${id}", which is not a state here` });
    if (kinds.get(from) === 'final') problems.push({ path: ['moves', i, 'from'], message: `leaves "${from}", which is final` });
  });
  const reached = spread(starts, moves);
  const ends = states.filter(({ kind }) => kind === 'final').map(({ id }) => id);
  const back = moves.filter(({ timed }) => timed).map(({ from, to }) => ({ from: to, to: from }));
  const ending = spread(ends, back);
  states.forEach(({ id }, i) => {
    if (!reached.has(id)) problems.push({ path: ['states', i], message: `"${id}" cannot be reached` });
    if (!ending.has(id)) problems.push({ path: ['states', i], message: `"${id}" has no way to an end by time alone` });
  });
  return problems;
}

/** The states that some states lead to, themselves included. */
function spread(from: readonly string[], moves: readonly { from: string; to: string }[]): Set<string> {
  const found = new Set(from);
  // A set goes on to what is added while it is walked.
  for (const one of found) for (const move of moves) if (move.from === one) found.add(move.to);
  return found;
}
