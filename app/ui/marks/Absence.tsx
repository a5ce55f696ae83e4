import type { absenceKinds } from '../../../registry/schema/vocabulary.ts';
import { label, t } from '../../words/t.tsx';

/** Known to be unknown: dashed not published, hatched not found, plain not applicable. Never an empty cell, never a zero. */
export function Absence({ kind }: { kind: (typeof absenceKinds)[number] }) {
  return (
    <span className="absence" data-kind={kind}>
      {kind === 'not-applicable' ? (
        <span title={label(kind)}>
          <span aria-hidden="true">{t('– n/a')}</span>
          <span className="visually-hidden">{label(kind)}</span>
        </span>
      ) : (
        <span>{label(kind)}</span>
      )}
    </span>
  );
}
