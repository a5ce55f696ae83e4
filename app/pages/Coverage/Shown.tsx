import { useMemo } from 'react';
import type { Coverage } from '../../../registry/table/coverage.ts';
import { formatNumber, plural } from '../../state/format.ts';
import type { CoverageView } from '../../state/route/coverage.ts';
import { Bars } from '../../ui/Bars.tsx';
import { t } from '../../words/t.tsx';
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
    return (
      <Lines
        named="field"
        caption={t('Fields of {system}', { system: one.document.name })}
        lines={lines}
        gapsFirst={view.order === 'unknown'}
      />
    );
  }
  if (all === 0) return <Bars widths={[420, 520, 380, 460, 300]} />;
  const order = view.order === 'unknown' ? t('least known first') : t('by name');
  if (narrow) return <FieldList fields={fields} systems={systems} all={all} />;
  return (
    <>
      <Matrix
        fields={fields}
        systems={shown}
        all={all}
        cell={view.cell}
        caption={t('Fields by {count} of {systems}, {order}', { count: shown.length, systems: plural(all, 'system'), order })}
      />
      <p className="matrix-tail">
        {all > COLUMNS && (
          <>
            {t('Systems {from} to {to} of {all}, {order}.', {
              ...{ from: formatNumber(from + 1), to: formatNumber(from + shown.length) },
              ...{ all: formatNumber(all), order },
            })}{' '}
            {from > 0 && <Step words={t('The {count} before', { count: COLUMNS })} from={Math.max(0, from - COLUMNS)} />}{' '}
            {from + COLUMNS < all && (
              <Step words={t('The next {count}', { count: Math.min(COLUMNS, all - from - COLUMNS) })} from={from + COLUMNS} />
            )}{' '}
          </>
        )}
        {t('In the matrix: arrow keys move, Enter opens the cell, Escape closes it.')}
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
    <Bars widths={[420, 520, 380]} waitingFor={t('Waiting for the profile of {slug}.', { slug })} />
  ) : (
    <p className="matrix-without">
      <b>{t('No verified profile of “{slug}” is among those that were read.', { slug })}</b>{' '}
      <button type="button" className="textbutton" onClick={() => change({ system: null })}>
        {t('Show all systems')}
      </button>
    </p>
  );
