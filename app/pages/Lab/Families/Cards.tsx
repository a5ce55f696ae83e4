import { t } from '../../../words/t.tsx';
import { type Cell, cellOf } from './cells.ts';
import { groups } from './columns.ts';
import { Figure } from './Figure.tsx';
import { rows } from './rows.ts';
import type { RowsProps } from './Table.tsx';
import { placeText } from './view.ts';

/** The table on a narrow screen: a family after the other, its figures by group. */
export function Cards({ places, workload, opened }: RowsProps) {
  return (
    <div className="lab-cards">
      {rows.map(({ family, name, honest, covers, open }) => (
        <section key={family} aria-labelledby={`family-${family}`}>
          <h2 id={`family-${family}`}>{t(name)}</h2>
          <dl className="lab-rests">
            <dt>{t('who must be honest')}</dt>
            <dd>{t(honest)}</dd>
            <dt>{t('a verdict covers')}</dt>
            <dd>{t(covers)}</dd>
            <dt>{t('it leaves open')}</dt>
            <dd>{t(open)}</dd>
          </dl>
          {groups.map(({ head, columns }) => {
            const cells = columns.map((column) => cellOf(places, workload, family, column.quantity));
            const reason = sameReason(cells);
            return (
              <div key={head} className="lab-group">
                <h3>{t(head)}</h3>
                {reason ? (
                  <p className="lab-none">– {t(reason)}</p>
                ) : (
                  <dl>
                    {columns.map((column, i) => {
                      const place = { family, quantity: column.quantity };
                      const isOpen = opened !== undefined && placeText(opened) === placeText(place);
                      return (
                        <div key={column.quantity}>
                          <dt>{t(column.head)}</dt>
                          <dd>
                            <Figure cell={cells[i] ?? null} {...{ place, column }} name={t(name)} opened={isOpen} />
                          </dd>
                        </div>
                      );
                    })}
                  </dl>
                )}
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}

/** What keeps every cell of a group empty, if it is one thing. */
function sameReason(cells: readonly Cell[]): string | null {
  const reasons = new Set(cells.map((cell) => (cell !== null && 'reason' in cell ? cell.reason : null)));
  const [only] = reasons;
  return reasons.size === 1 && only ? only : null;
}
