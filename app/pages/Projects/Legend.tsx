import { familyStatuses, labelOf, rungs, supports } from '../../../registry/schema/vocabulary.ts';
import { Absence, Family, Gauge, TaskMark, Unequal } from '../../ui/marks/index.tsx';

/** What the marks mean; always above the table. */
export function Legend() {
  return (
    <div className="legend">
      <span className="ladder">
        <b>Evidence</b>
        {rungs.map((rung) => (
          <Gauge key={rung} rung={rung} word />
        ))}
      </span>
      <span className="statuses" aria-hidden="true">
        {familyStatuses.map((status) => (
          <span key={status} className="status">
            <Family family="tee" status={status} />
            <i>{labelOf(status)}</i>
          </span>
        ))}
      </span>
      <span className="supports">
        {supports.map((support) => (
          <span key={support} className="support">
            <TaskMark support={support} hidden />
            {labelOf(support)}
          </span>
        ))}
      </span>
      <span>
        <Absence kind="not-published" />
        <Absence kind="not-found" />
      </span>
      <span className="conflict nowrap">
        <Unequal /> sources disagree
      </span>
      <span className="fresh past bare">past its budget</span>
    </div>
  );
}
