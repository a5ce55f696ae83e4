import { fieldIds } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { T, t } from '../../words/t.tsx';
import type { Matrix } from './useMatrix.ts';

/** The sums of all cells that were read, or of one system's; and how many systems that is. */
export function Sums({ system, totals: all, matrix, listed, readAll }: Matrix & { system: string | null }) {
  const one = matrix.systems.find(({ document }) => document.slug === system);
  const read = matrix.systems.length;
  if (read === 0)
    return (
      <p className="matrix-sums" role="status">
        {t('Reading what is known.')}
      </p>
    );
  const totals = one?.totals ?? all;
  return (
    <p className="matrix-sums">
      <T
        text="{systems} by {fields}: {unknown}, {claimed} with a claim, {apart} not applicable. Of the claims, {conflicts} in conflict and {past} past their budget."
        systems={one ? one.document.name : plural(read, 'system')}
        fields={plural(fieldIds.length, 'field')}
        unknown={<b>{t('{count} unknown', { count: formatNumber(totals.unknown) })}</b>}
        claimed={formatNumber(totals.claimed)}
        apart={formatNumber(totals.notApplicable)}
        conflicts={formatNumber(totals.conflicts)}
        past={formatNumber(totals.past)}
      />
      {readAll && !one && (
        <>
          {' '}
          {t('Counted from those approved last, of {count} listed.', { count: formatNumber(listed) })}{' '}
          <button type="button" className="textbutton" onClick={readAll}>
            {t('Read all {count}', { count: formatNumber(listed) })}
          </button>
        </>
      )}
    </p>
  );
}
