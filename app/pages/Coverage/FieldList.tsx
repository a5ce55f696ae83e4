import { useState } from 'react';
import { fieldOf, type Overview } from '../../../registry/schema/index.ts';
import type { Coverage, CoverageMatrix } from '../../../registry/table/coverage.ts';
import { KnownBar } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { Lines } from './Lines.tsx';

/** The matrix on a narrow screen: each field with how many systems lack it, and behind it the systems. */
export function FieldList({ fields, systems, all }: CoverageMatrix<Overview> & { all: number }) {
  return (
    <ul className="matrix-fields">
      {fields.map((one) => (
        <li key={one.field}>
          <Field {...one} systems={systems} all={all} />
        </li>
      ))}
    </ul>
  );
}

function Field({
  field,
  totals,
  systems,
  all,
}: CoverageMatrix<Overview>['fields'][number] & Pick<CoverageMatrix<Overview>, 'systems'> & { all: number }) {
  const [open, setOpen] = useState(false);
  const { group } = fieldOf(field);
  const name = fieldLabel(field);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>
          {name} <span>{label(group)}</span>
        </span>
        <b>
          {totals.unknown}
          <span className="visually-hidden">{t(' of {all} unknown', { all })}</span>
        </b>
        <KnownBar counts={{ claims: 0, primary: 0, absences: totals.unknown }} max={all} />
      </summary>
      {open && (
        <Lines
          named="system"
          caption={t('{field} of each system', { field: name })}
          lines={systems.map(({ document, cells }) => ({ document, field, cell: cells.get(field) as Coverage }))}
          gapsFirst
        />
      )}
    </details>
  );
}
