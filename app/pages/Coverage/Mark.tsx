import type { absenceKinds } from '../../../registry/schema/vocabulary.ts';
import type { Coverage } from '../../../registry/table/coverage.ts';
import { Gauge, Unequal } from '../../ui/marks/index.tsx';

/** Nothing is known: an empty frame where nobody publishes it, a hatched one where it was not found, a dash where it does not apply. */
export const Nil = ({ kind }: { kind: (typeof absenceKinds)[number] }) => (
  <span className="matrix-nil" data-kind={kind}>
    {kind === 'not-applicable' && '–'}
  </span>
);

/** A cell of the matrix as a sign: the gauge of its best evidence with what is wrong beside it, or the kind of its absence. Words stand elsewhere. */
export function Mark({ cell }: { cell: Coverage }) {
  if (cell.state === 'absent') return <Nil kind={cell.kind} />;
  return (
    <span className="matrix-mark">
      <Gauge rung={cell.rung} />
      {(cell.conflict || cell.past) && (
        <span>
          {cell.conflict && <Unequal />}
          {cell.past && <i className="fresh past ring" />}
        </span>
      )}
    </span>
  );
}
