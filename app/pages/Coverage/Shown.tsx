import { useMemo } from 'react';
import type { Coverage } from '../../../registry/table/coverage.ts';
import { formatNumber } from '../../state/format.ts';
import type { CoverageView } from '../../state/route/coverage.ts';
import { Bars } from '../../ui/Bars.tsx';
import { change } from './change.ts';
import { FieldList } from './FieldList.tsx';
import { Lines } from './Lines.tsx';
import { Matrix } from './Matrix.tsx';
import type { Matrix as Read } from './useMatrix.ts';

/** Systems that have a column at once: a browser draws these in a blink, and a thousand in seconds. */
const COLUMNS = 30;

/** The matrix; on a narrow screen its fields as a list; of one system its fields with where somebody looked. */
export function Shown({ view, read: { matrix, entries }, narrow }: { view: CoverageView; read: Read; narrow: boolean }) {
  const { fields, systems } = matrix;
  const all = systems.length;
  const from = view.from < all ? view.from : 0;
  const shown = useMemo(() => systems.slice(from, from + COLUMNS), [systems, from]);
  if (view.system) {
    const one = systems.find(({ document }) => document.slug === view.system);
    if (!one) return <Without slug={view.system} waiting={entries.length === 0 || entries.some(({ state }) => state === 'waiting')} />;
    const lines = fields.map(({ field }) => ({ document: one.document, field, cell: one.cells.get(field) as Coverage }));
    return <Lines named="field" caption={`Fields of ${one.document.name}`} lines={lines} gapsFirst={view.order === 'unknown'} />;
  }
  if (all === 0) return <Bars widths={[420, 520, 380, 460, 300]} />;
  const order = view.order === 'unknown' ? 'least known first' : 'by name';
  if (narrow) return <FieldList fields={fields} systems={systems} all={all} />;
  return (
    <>
      <Matrix
        fields={fields}
        systems={shown}
        all={all}
        cell={view.cell}
        caption={`Fields by ${shown.length} of ${all} systems, ${order}`}
      />
      <p className="matrix-tail">
        {all > COLUMNS && (
          <>
            Systems {formatNumber(from + 1)} to {formatNumber(from + shown.length)} of {formatNumber(all)}, {order}.{' '}
            {from > 0 && <Step words={`The ${COLUMNS} before`} from={Math.max(0, from - COLUMNS)} />}{' '}
            {from + COLUMNS < all && <Step words={`The next ${Math.min(COLUMNS, all - from - COLUMNS)}`} from={from + COLUMNS} />}{' '}
          </>
        )}
        In the matrix: arrow keys move, Enter opens the cell, Escape closes it.
      </p>
    </>
  );
}

const Step = ({ words, from }: { words: string; from: number }) => (
  <button type="button" className="textbutton" onClick={() => change({ from, cell: null })}>
    {words}
  </button>
);

const Without = ({ slug, waiting }: { slug: string; waiting: boolean }) =>
  waiting ? (
    <Bars widths={[420, 520, 380]} waitingFor={`Waiting for the profile of ${slug}.`} />
  ) : (
    <p className="matrix-without">
      <b>No verified profile of “{slug}” is among those that were read.</b>{' '}
      <button type="button" className="textbutton" onClick={() => change({ system: null })}>
        Show all systems
      </button>
    </p>
  );
