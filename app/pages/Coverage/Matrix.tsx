import { memo, useEffect, useRef } from 'react';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { type FieldId, fieldOf, type Overview } from '../../../registry/schema/index.ts';
import type { Coverage, CoverageMatrix } from '../../../registry/table/coverage.ts';
import { type CoverageView, coverageHref } from '../../state/route/coverage.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { KnownBar, Monogram } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { gridKeys } from '../Projects/gridKeys.ts';
import { useScrollBox } from '../Projects/useScrollBox.ts';
import { change } from './change.ts';
import { Mark } from './Mark.tsx';
import { inWords } from './words.ts';

/** Pixels of the first columns, and of one system at the least and at the most. */
const LABEL = 196;
const UNKNOWN = 92;
const SYSTEM = 30;
const WIDE = 56;

type Shown = Pick<CoverageMatrix<Overview>, 'fields' | 'systems'>;

/** Fields by systems: a line for each field, a narrow column for each system. One tab stop; arrows move. */
export function Matrix({ fields, systems, all, cell, caption }: Shown & { all: number; cell: CoverageView['cell']; caption: string }) {
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const width = LABEL + UNKNOWN + SYSTEM * systems.length;
  useScrollBox(box, width);
  useEffect(() => (table.current ? gridKeys(table.current) : undefined), []);
  return (
    <div className="matrix-scroll" ref={box}>
      <table className="matrix" ref={table} style={{ minWidth: width, width: `min(100%, ${LABEL + UNKNOWN + WIDE * systems.length}px)` }}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          <col style={{ width: LABEL }} />
          <col style={{ width: UNKNOWN }} />
          {systems.map(({ document }) => (
            <col key={document.slug} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('Field')}</th>
            <th scope="col">{t('Unknown of {all}', { all })}</th>
            {systems.map(({ document, totals }) => (
              <th key={document.slug} scope="col">
                <a className="part matrix-system" href={coverageHref({ system: document.slug })}>
                  <span>{document.name}</span>
                  <Monogram letters={document.monogram} size={22} />
                  <b>
                    {totals.unknown}
                    <span className="visually-hidden">{t(' unknown')}</span>
                  </b>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, totals }) => (
            <Line
              key={field}
              field={field}
              unknown={totals.unknown}
              all={all}
              systems={systems}
              open={cell?.field === field ? cell.slug : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps extends Pick<Shown, 'systems'> {
  field: FieldId;
  unknown: number;
  /** Systems that were read, shown or not. */
  all: number;
  /** The system whose cell stands open in this line. */
  open: string | null;
}

const Line = memo(function Line({ field, unknown, all, systems, open }: LineProps) {
  const { group } = fieldOf(field);
  const name = fieldLabel(field);
  return (
    <tr>
      <th scope="row">
        <a className="part" href={projectsHref({ groups: [group] })} title={t(fieldHelp[field])}>
          {name} <span>{label(group)}</span>
        </a>
      </th>
      <td>
        <span className="matrix-unknown">
          <b>{unknown}</b>
          <KnownBar counts={{ claims: 0, primary: 0, absences: unknown }} max={all} />
        </span>
      </td>
      {systems.map(({ document, cells }) => {
        const cell = cells.get(field) as Coverage;
        const words = t('{system}, {field}: {known}', { system: document.name, field: name, known: inWords(cell) });
        return (
          <td key={document.slug} data-open={open === document.slug || undefined}>
            <button
              type="button"
              className="part"
              data-cell={`${document.slug}.${field}`}
              aria-haspopup="dialog"
              aria-expanded={open === document.slug}
              aria-label={words}
              title={words}
              onClick={() => change({ cell: { slug: document.slug, field } })}
            >
              <Mark cell={cell} />
            </button>
          </td>
        );
      })}
    </tr>
  );
});
