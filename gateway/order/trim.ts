import type { Headline } from '../../registry/schema/claim.ts';
import type { Cell } from '../../registry/schema/documents.ts';
import { type FieldId, fieldIds, fieldOf, type Overview } from '../../registry/schema/index.ts';
import { facetFields, type Listed } from '../../registry/table/index.ts';

/** The fields whose values the filters read, of every claim. */
const filtered: readonly FieldId[] = Object.values(facetFields).flat();
const found: FieldId = 'details.category';

/** What filters and orders read of a profile: a tenth of it, so that thousands fit into memory. */
export function trim({ slug, name, sentence, life, fields }: Overview): Listed {
  const trimmed = {} as Record<FieldId, Cell>;
  for (const field of fieldIds) {
    const cell = fields[field];
    if ('absence' in cell) trimmed[field] = { absence: { kind: cell.absence.kind, searched: '', asOf: '' } };
    else {
      const every = filtered.includes(field) || field === found;
      trimmed[field] = { claims: (every ? cell.claims : cell.claims.slice(0, 1)).map((claim) => part(claim, field)) };
    }
  }
  return { slug, name, sentence, life, fields: trimmed };
}

function part({ id, value, unit, workload, asOf, rung, short }: Headline, field: FieldId): Headline {
  const { value: type, comparableBy = [] } = fieldOf(field);
  const ranked = type === 'number' || type === 'date' || filtered.includes(field);
  return {
    ...{ id, asOf, rung },
    ...(ranked && value !== undefined ? { value } : {}),
    ...(type === 'number' && unit !== undefined ? { unit } : {}),
    ...(comparableBy.includes('workload') && workload !== undefined ? { workload } : {}),
    ...(field === found && short !== undefined ? { short } : {}),
  };
}
