import type { Coverage } from '../../../registry/table/coverage.ts';
import { Gauge, Unequal } from '../../ui/marks/index.tsx';

/** A cell of the matrix as a sign: the gauge of its best evidence with what is wrong beside it, or the kind of its absence. Words stand elsewhere. */
export function Mark({ cell }: { cell: Coverage }) {
  if (cell.state === 'absent')
    return (
      <span className="matrix-nil" data-kind={cell.kind}>
        {cell.kind === 'not-applicable' && '–'}
      </span>
    );
  return (
    <span className="matrix-mark">
      <Gauge rung={cell.rung} small />
      {(cell.conflict || cell.past) && (
        <span>
          {cell.conflict && <Unequal />}
          {cell.past && <i className="fresh past ring" />}
        </span>
      )}
    </span>
  );
}
