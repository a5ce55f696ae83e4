import type { Entry } from '../../../registry/actions/index.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric, Profile } from '../../../registry/schema/index.ts';
import { useDocument } from '../Contribute/useDocument.ts';
import type { Part } from './EvidenceForm.tsx';

/** The claims of a profile or the readings of a metric document, once they are verified; notes and pages have none. */
export function useParts({ kind, digest }: Entry): readonly Part[] {
  const found = useDocument(kind, digest);
  if (found.state !== 'read') return [];
  const label = (field: FieldId) => fieldOf(field).label;
  if (kind === 'project')
    return (found.document as unknown as Profile).claims.map(({ id, field, statement }) => ({ id, label: label(field), text: statement }));
  if (kind === 'metric')
    return (found.document as unknown as Metric).readings.map(({ id, field, value, unit, asOf }) => ({
      id,
      label: label(field),
      text: `${value} ${unit}, ${asOf}`,
    }));
  return [];
}
