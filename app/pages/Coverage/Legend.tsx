import { absenceKinds, labelOf, rungs } from '../../../registry/schema/vocabulary.ts';
import { Gauge, Unequal } from '../../ui/marks/index.tsx';
import { Nil } from './Mark.tsx';

/** What the signs of a cell mean. */
export function Legend() {
  return (
    <p className="matrix-legend">
      <b>Best evidence</b>
      {rungs.map((rung) => (
        <Gauge key={rung} rung={rung} word />
      ))}
      <span className="conflict">
        <Unequal /> sources disagree
      </span>
      <span className="fresh past ring">past its budget</span>
      {absenceKinds.map((kind) => (
        <span key={kind}>
          <Nil kind={kind} /> {labelOf(kind)}
        </span>
      ))}
    </p>
  );
}
