import { fieldIds } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import type { Matrix } from './useMatrix.ts';

/** The sums of all cells that were read, or of one system's; and how many systems that is. */
export function Sums({ system, totals: all, matrix, listed, readAll }: Matrix & { system: string | null }) {
  const one = matrix.systems.find(({ document }) => document.slug === system);
  const read = matrix.systems.length;
  if (read === 0)
    return (
      <p className="matrix-sums" role="status">
        Reading what is known.
      </p>
    );
  const totals = one?.totals ?? all;
  return (
    <p className="matrix-sums">
      {one ? one.document.name : plural(read, 'system')} by {plural(fieldIds.length, 'field')}:{' '}
      <b>{formatNumber(totals.unknown)} unknown</b>, {formatNumber(totals.claimed)} with a claim, {formatNumber(totals.notApplicable)} not
      applicable. Of the claims, {formatNumber(totals.conflicts)} in conflict and {formatNumber(totals.past)} past their budget.
      {readAll && !one && (
        <>
          {' '}
          Counted from those approved last, of {formatNumber(listed)} listed.{' '}
          <button type="button" className="textbutton" onClick={readAll}>
            Read all {formatNumber(listed)}
          </button>
        </>
      )}
    </p>
  );
}
