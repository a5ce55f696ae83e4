import { absenceKinds, rungs } from '../../../registry/schema/vocabulary.ts';
import { Gauge, Unequal } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { Nil } from './Mark.tsx';

/** What the signs of a cell mean. */
export function Legend() {
  return (
    <p className="matrix-legend">
      <b>{t('Best evidence')}</b>
      {rungs.map((rung) => (
        <Gauge key={rung} rung={rung} word />
      ))}
      <span className="conflict">
        <Unequal /> {t('sources disagree')}
      </span>
      <span className="fresh past ring">{t('past its budget')}</span>
      {absenceKinds.map((kind) => (
        <span key={kind}>
          <Nil kind={kind} /> {label(kind)}
        </span>
      ))}
    </p>
  );
}
