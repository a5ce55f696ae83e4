import type { ReactNode } from 'react';
import { familyStatuses, rungs, supports } from '../../../registry/schema/vocabulary.ts';
import { Absence, Family, Gauge, TaskMark, Unequal } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { Fold } from './Fold.tsx';

/** What the marks mean: above the table, or behind a line above the list of a narrow screen. `children` stand at its end, at the right. */
export function Legend({ narrow, children }: { narrow: boolean; children: ReactNode }) {
  if (narrow)
    return (
      <Fold title={t('What the signs mean')}>
        <div className="legend">
          <Signs />
        </div>
      </Fold>
    );
  return (
    <div className="legend">
      <Signs />
      <div className="legend-end">{children}</div>
    </div>
  );
}

function Signs() {
  return (
    <>
      <span className="ladder">
        <b>{t('Evidence')}</b>
        {rungs.map((rung) => (
          <Gauge key={rung} rung={rung} word />
        ))}
      </span>
      <span className="statuses" aria-hidden="true">
        {familyStatuses.map((status) => (
          <span key={status} className="status">
            <Family family="tee" status={status} />
            <i>{label(status)}</i>
          </span>
        ))}
      </span>
      <span className="supports" aria-hidden="true">
        {supports.map((support) => (
          <span key={support} className="status">
            <TaskMark support={support} hidden />
            <i>{label(support)}</i>
          </span>
        ))}
      </span>
      <span>
        <Absence kind="not-published" />
        <Absence kind="not-found" />
      </span>
      <span className="conflict nowrap">
        <Unequal /> {t('sources disagree')}
      </span>
      <span className="fresh past ring">{t('past its budget')}</span>
    </>
  );
}
