import { lazy } from 'react';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { useProject } from '../../state/register.ts';
import { Later } from '../../ui/Boundary.tsx';

const Claim = lazy(() => import('./claim/Claim.tsx'));

/** The claims or the absence behind a cell that an address names, once its system is verified. */
export function OpenedCell({ cell, now, onClose }: { cell: { slug: string; field: FieldId }; now: Date; onClose: () => void }) {
  const opened = useProject(cell.slug);
  if (typeof opened !== 'object' || opened.state !== 'verified') return null;
  return (
    <Later>
      <Claim
        key={`${cell.slug}.${cell.field}`}
        entry={opened.entry}
        document={opened.document}
        field={cell.field}
        now={now}
        onClose={onClose}
      />
    </Later>
  );
}
