import type { WorkloadName } from '../../../../lab/model/workloadNames.ts';
import type { FamilyName } from '../../../../lab/verify/family.ts';
import { t } from '../../../words/t.tsx';
import { type Cell, cellOf, type Reading } from './cells.ts';
import { type Column, columns, groups } from './columns.ts';
import { Figure } from './Figure.tsx';
import { rows } from './rows.ts';
import { type Place, placeText } from './view.ts';
import { workloadWords } from './workloads.ts';

export interface RowsProps {
  places: ReadonlyMap<string, Reading>;
  workload: WorkloadName;
  opened: Place | undefined;
}

/** The cells of a family: what one reason keeps empty side by side is one cell. */
function inSpans(family: FamilyName, places: RowsProps['places'], workload: WorkloadName) {
  const spans: { column: Column; cell: Cell; span: number }[] = [];
  for (const column of columns) {
    const cell = cellOf(places, workload, family, column.quantity);
    const last = spans.at(-1);
    if (last && reasonIn(cell) !== null && reasonIn(cell) === reasonIn(last.cell)) last.span++;
    else spans.push({ column, cell, span: 1 });
  }
  return spans;
}

const reasonIn = (cell: Cell): string | null => (cell !== null && 'reason' in cell ? cell.reason : null);

/** A row a family: what it rests on, and what it takes. */
export function Table({ places, workload, opened }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="lab-scroll" tabIndex={0} aria-label={t('Families on {work}', { work: t(workloadWords[workload]) })}>
      <table className="lab-table">
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={3}>
              {t('What it rests on')}
            </th>
            {groups.map(({ head, columns }) => (
              <th key={head} scope="colgroup" colSpan={columns.length}>
                {t(head)}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">{t('Family')}</th>
            <th scope="col">{t('who must be honest')}</th>
            <th scope="col">{t('a verdict covers')}</th>
            <th scope="col">{t('it leaves open')}</th>
            {columns.map(({ quantity, head }) => (
              <th key={quantity} scope="col" className="count">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ family, name, honest, covers, open }) => (
            <tr key={family}>
              <th scope="row">{t(name)}</th>
              <td>{t(honest)}</td>
              <td>{t(covers)}</td>
              <td>{t(open)}</td>
              {inSpans(family, places, workload).map(({ column, cell, span }) => {
                const place = { family, quantity: column.quantity };
                return (
                  <td key={column.quantity} className="count" colSpan={span}>
                    <Figure
                      {...{ cell, place, column }}
                      name={t(name)}
                      opened={opened !== undefined && placeText(opened) === placeText(place)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
