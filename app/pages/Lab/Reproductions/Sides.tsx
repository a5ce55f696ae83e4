import { formatNumber } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';

export interface Side {
  id: string;
  unit: string;
  said?: number | undefined;
  got?: number | undefined;
}

/** Readings of the document beside those of a run; what one side lacks is no zero. */
export function Sides({ rows }: { rows: readonly Side[] }) {
  const shown = (value: number | undefined) => (value === undefined ? <em>{t('not there')}</em> : formatNumber(value));
  return (
    <table className="repro-table">
      <thead>
        <tr>
          <th scope="col">{t('Reading')}</th>
          <th scope="col">{t('the document')}</th>
          <th scope="col">{t('this run')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, unit, said, got }) => (
          <tr key={`${id} ${unit}`}>
            <th scope="row" lang="en">
              <code className="mono">{id}</code> <small>{unit}</small>
            </th>
            <td>{shown(said)}</td>
            <td>{shown(got)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
