import { type FieldId, fieldOf, type Overview } from '../../../registry/schema/index.ts';
import type { Coverage } from '../../../registry/table/coverage.ts';
import { sentence } from '../../state/format.ts';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { change } from './change.ts';
import { Mark } from './Mark.tsx';
import { inWords } from './words.ts';

interface LineOf {
  document: Overview;
  field: FieldId;
  cell: Coverage;
}

interface LinesProps {
  lines: readonly LineOf[];
  /** What the lines differ in. */
  named: 'field' | 'system';
  caption: string;
  gapsFirst: boolean;
}

const rankOf = ({ cell }: LineOf): number => (cell.state === 'claimed' ? 2 : cell.kind === 'not-applicable' ? 1 : 0);

/** Cells as lines, each with its words and, where nothing is known, where somebody looked. */
export function Lines({ lines, named, caption, gapsFirst }: LinesProps) {
  return (
    <table className="matrix-lines">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{named === 'system' ? t('System') : t('Field')}</th>
          <th scope="col">{t('what is known')}</th>
        </tr>
      </thead>
      <tbody>
        {(gapsFirst ? lines.toSorted((a, b) => rankOf(a) - rankOf(b)) : lines).map(({ document, field, cell }) => {
          const shown = document.fields[field];
          const { group } = fieldOf(field);
          return (
            <tr key={`${document.slug}.${field}`}>
              <th scope="row">
                {named === 'system' ? document.name : fieldLabel(field)} {named === 'field' && <span>{label(group)}</span>}
              </th>
              <td>
                <button
                  type="button"
                  className="part"
                  data-cell={`${document.slug}.${field}`}
                  aria-haspopup="dialog"
                  onClick={() => change({ cell: { slug: document.slug, field } })}
                >
                  <span aria-hidden="true">
                    <Mark cell={cell} />
                  </span>
                  <span>
                    {sentence(inWords(cell))}
                    {'absence' in shown && (
                      <span className="matrix-searched" lang="en">
                        {' '}
                        {shown.absence.searched}
                      </span>
                    )}
                  </span>
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
