import { isPast } from '../../../registry/schema/age.ts';
import { type Claim, type FieldId, fieldIds, fieldOf, type Source } from '../../../registry/schema/index.ts';
import { unitProblem } from '../../../registry/schema/units.ts';
import type { ContentFile } from '../files.ts';
import type { Finding } from '../finding.ts';

/** A claim of a profile or a reading of a metric: what both say of where they come from. */
type Evidence = Partial<Claim> & { id?: string; source?: string };

/** What can be seen in one document: clocks in order, sources cited once, units known, measurements named, values within their budget. */
export function evidenceFindings({ file, document }: ContentFile, now: Date): Finding[] {
  const findings: Finding[] = [];
  const find = (rule: Finding['rule'], path: string, what: string) => findings.push({ rule, file, path, what });
  const evidence = evidenceIn(document);
  for (const { path, one } of evidence) {
    if (isAfter(one.asOf, one.retrievedAt)) find('order', `${path}.asOf`, `is ${one.asOf}, but the source was read on ${one.retrievedAt}`);
    const unit = one.unit && isField(one.field) ? unitProblem(one.field, one.unit) : null;
    if (unit) find('unit', `${path}.unit`, unit);
    const measured = one.rung === 'measured' || one.rung === 'reproduced';
    if (measured && typeof one.value === 'number' && !one.workload) find('workload', `${path}.workload`, 'is missing: it was measured');
  }
  const { publishedAt, retrievedAt } = document as { publishedAt?: string; retrievedAt?: string };
  if (isAfter(publishedAt, retrievedAt)) find('order', 'publishedAt', `is ${publishedAt}, but it was read on ${retrievedAt}`);

  const sources = Object.entries((document?.sources ?? {}) as Record<string, Source>);
  const first = new Map<string, string>();
  for (const [ref, { title, publisher, url }] of sources) {
    const key = JSON.stringify([title, publisher, url]);
    const earlier = first.get(key);
    if (earlier) find('source', `sources.${ref}`, `says the same as sources.${earlier}`);
    else first.set(key, ref);
  }
  if (Array.isArray(document?.readings)) {
    const cited = new Set(evidence.map(({ one }) => one.source));
    for (const [ref] of sources) if (!cited.has(ref)) find('uncited', `sources.${ref}`, 'is not cited');
  }
  const old = evidence.filter(({ one }) => one.headline && isOld(one, now));
  if (old.length > 0)
    find('age', 'claims', `${old.length} of the values in the table are past their budget: ${countsOf(old.map(({ one }) => one.field))}`);
  return findings;
}

function evidenceIn(document: ContentFile['document']): { path: string; one: Evidence }[] {
  return ['claims', 'readings'].flatMap((list) => {
    const items = document?.[list];
    return Array.isArray(items) ? (items as Evidence[]).map((one, i) => ({ path: `${list}.${i} (${one?.id})`, one: one ?? {} })) : [];
  });
}

/** Later at the precision of the coarser of two dates. */
function isAfter(one: string | undefined, other: string | undefined): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) > other.slice(0, length);
}

const isField = (field: unknown): field is FieldId => fieldIds.includes(field as FieldId);

const isOld = ({ field, asOf }: Evidence, now: Date): boolean =>
  typeof asOf === 'string' && isField(field) && isPast(asOf, fieldOf(field).freshDays, now);

function countsOf(fields: readonly (string | undefined)[]): string {
  const counts = Map.groupBy(fields, (field) => field);
  return [...counts].map(([field, { length }]) => (length > 1 ? `${field} (${length})` : field)).join(', ');
}
