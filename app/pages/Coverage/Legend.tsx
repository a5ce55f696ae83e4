import { rungs } from '../../../registry/schema/vocabulary.ts';
import { Absence, Gauge, Unequal } from '../../ui/marks/index.tsx';

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
      <Absence kind="not-published" />
      <Absence kind="not-found" />
      <span>– does not apply</span>
    </p>
  );
}
