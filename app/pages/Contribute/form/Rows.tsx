import type { ReactNode } from 'react';
import { t } from '../../../words/t.tsx';
import { at, type Path } from '../tree.ts';
import { idOf, useForm } from './Form.tsx';

interface RowsProps {
  path: Path;
  /** What one row is called, as “section”. */
  one: string;
  blank: () => unknown;
  children: (row: Path, index: number) => ReactNode;
  /** Rows can change places: where their order is what readers see. */
  ordered?: boolean;
}

/** A list of parts, each with several parts of its own. */
export function Rows({ path, one, blank, children, ordered }: RowsProps) {
  const { document, put, shownIssues } = useForm();
  const value = at(document, path);
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  const move = (from: number, to: number) => {
    const next = [...rows];
    next.splice(to, 0, ...next.splice(from, 1));
    put(path, next);
  };
  const problems = shownIssues(path);
  return (
    <div className="part-rows" id={idOf(path)}>
      <ol className="part-list">
        {rows.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
          <li key={i}>
            {children([...path, i], i)}
            <p className="part-row-acts">
              <button type="button" className="textbutton" onClick={() => put([...path, i], undefined)}>
                {t('Remove {what} {number}', { what: t(one), number: i + 1 })}
              </button>
              {ordered && i > 0 && (
                <button type="button" className="textbutton" onClick={() => move(i, i - 1)}>
                  {t('Move up')}
                  <span className="visually-hidden"> {t('{what} {number}', { what: t(one), number: i + 1 })}</span>
                </button>
              )}
              {ordered && i < rows.length - 1 && (
                <button type="button" className="textbutton" onClick={() => move(i, i + 1)}>
                  {t('Move down')}
                  <span className="visually-hidden"> {t('{what} {number}', { what: t(one), number: i + 1 })}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {problems.length > 0 && (
        <ul className="part-problems">
          {problems.map(({ reason }) => (
            <li key={reason} lang="en">
              {reason}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button secondary" onClick={() => put(path, [...rows, blank()])}>
        {t('Add a {what}', { what: t(one) })}
      </button>
    </div>
  );
}
