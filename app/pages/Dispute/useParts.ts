import type { Entry } from '../../../registry/actions/index.ts';
import type { Metric, Profile } from '../../../registry/schema/index.ts';
import { fieldLabel } from '../../words/t.tsx';
import { useDocument } from '../Contribute/useDocument.ts';
import type { Part } from './EvidenceForm.tsx';

/** The claims of a profile or the readings of a metric document, once they are verified; notes and pages have none. */
export function useParts({ kind, digest }: Entry): readonly Part[] {
  const found = useDocument(kind, digest);
  if (found.state !== 'read') return [];
  if (kind === 'project')
    return (found.document as unknown as Profile).claims.map(({ id, field, statement }) => ({
      id,
      label: fieldLabel(field),
      text: statement,
    }));
  if (kind === 'metric')
    return (found.document as unknown as Metric).readings.map(({ id, field, value, unit, asOf }) => ({
      id,
      label: fieldLabel(field),
      text: `${value} ${unit}, ${asOf}`,
    }));
  return [];
}
