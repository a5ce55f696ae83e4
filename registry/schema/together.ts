import { type Claim, evidenceProblems, type Headline, type Source } from './claim.ts';
import { type FieldId, fieldOf } from './fields.ts';
import type { Group } from './vocabulary.ts';

/** A problem at a path of a document. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Cells as far as their agreement with each other and the answers goes. */
interface OverviewParts {
  fields: Record<string, { claims: Headline[] } | { absence: unknown }>;
  answers: Record<string, { claims: string[] }>;
}

/** What the shape of an overview cannot say: values fit their fields, ids are unique, answers lean on what is here. */
export function overviewProblems({ fields, answers }: OverviewParts): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  for (const [field, cell] of Object.entries(fields)) {
    if (!('claims' in cell)) continue;
    cell.claims.forEach((one, i) => {
      const path = ['fields', field, 'claims', i];
      for (const problem of evidenceProblems(field as FieldId, one, true))
        problems.push({ path: [...path, ...problem.path], message: problem.message });
      if (ids.has(one.id)) problems.push({ path: [...path, 'id'], message: 'is used twice' });
      ids.add(one.id);
    });
  }
  for (const [question, answer] of Object.entries(answers))
    answer.claims.forEach((id, i) => {
      if (!ids.has(id))
        problems.push({ path: ['answers', question, 'claims', i], message: `leans on "${id}", which is not a headline claim` });
    });
  return problems;
}

/** What the shape of a group block cannot say: it holds its own fields only, ids are unique, each source is here. */
export function groupProblems(block: {
  group: Group;
  claims: Claim[];
  absences: { field: FieldId }[];
  sources: Record<string, Source>;
}): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  block.claims.forEach((one, i) => {
    if (fieldOf(one.field).group !== block.group)
      problems.push({ path: ['claims', i, 'field'], message: `is not a field of ${block.group}` });
    if (ids.has(one.id)) problems.push({ path: ['claims', i, 'id'], message: 'is used twice' });
    ids.add(one.id);
    one.sources.forEach((ref, at) => {
      if (!Object.hasOwn(block.sources, ref))
        problems.push({ path: ['claims', i, 'sources', at], message: `names "${ref}", which is not a source here` });
    });
  });
  block.absences.forEach((one, i) => {
    if (fieldOf(one.field).group !== block.group)
      problems.push({ path: ['absences', i, 'field'], message: `is not a field of ${block.group}` });
  });
  return problems;
}

/** What the shape of a list of readings cannot say: ids are unique, each source is here. */
export function metricProblems({
  readings,
  sources,
}: {
  readings: { id: string; source: string }[];
  sources: Record<string, Source>;
}): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  readings.forEach((reading, i) => {
    if (ids.has(reading.id)) problems.push({ path: ['readings', i, 'id'], message: 'is used twice' });
    ids.add(reading.id);
    if (!Object.hasOwn(sources, reading.source))
      problems.push({ path: ['readings', i, 'source'], message: `names "${reading.source}", which is not a source here` });
  });
  return problems;
}
