import { useId, useMemo } from 'react';
import type { Machine as MachineData } from '../../../../registry/schema/index.ts';
import { plural } from '../../../state/format.ts';
import { useMedia } from '../../../state/useMedia.ts';
import { t } from '../../../words/t.tsx';
import { Table } from '../Table.tsx';
import { type Drawing, layoutOf, RADIUS } from './layoutOf.ts';
import './machine.css';

/** A state machine: drawn, and said in two tables with the same numbers. */
export default function Machine({ machine }: { machine: MachineData }) {
  // Where it would have to shrink, it is drawn downwards: its words stay as large as those beside it.
  const across = useMedia('(min-width: 1240px)');
  const drawing = useMemo(() => layoutOf(machine, across), [machine, across]);
  const labels = new Map(machine.states.map(({ id, label }) => [id, label]));
  const ends = { start: t(', the start'), open: '', final: t(', final') };
  return (
    <>
      <figure className="machine">
        <Drawn machine={machine} drawing={drawing} />
        <figcaption>
          {t(
            'The numbers are those of the moves below. A dashed line is a move that the passing of time allows, so that no state waits for anybody for ever. A double frame is an end.',
          )}
        </figcaption>
      </figure>
      <h3>{t('States')}</h3>
      <Table
        label={t('States')}
        table={{
          columns: [t('State'), t('What it means')],
          rows: machine.states.map(({ label, kind, meaning }) => [label + ends[kind], meaning]),
        }}
      />
      <h3>{t('Moves')}</h3>
      <Table
        label={t('Moves')}
        table={{
          columns: [t('Move'), t('From'), t('To'), t('By'), t('When'), t('What follows')],
          rows: machine.moves.map(({ from, to, label, by, when, effect, timed }, i) => [
            `${i + 1} ${label}`,
            labels.get(from) ?? from,
            labels.get(to) ?? to,
            by,
            timed ? t('By time: {when}', { when }) : when,
            effect,
          ]),
        }}
      />
    </>
  );
}

function Drawn({ machine, drawing: { width, height, states, moves } }: { machine: MachineData; drawing: Drawing }) {
  const id = useId();
  const title = t('State machine of {states} and {moves}; the tables below say the same', {
    states: plural(machine.states.length, 'state'),
    moves: plural(machine.moves.length, 'move'),
  });
  return (
    <svg
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      style={{ maxWidth: Math.ceil(width * 1.15) }}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <defs>
        <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 .6 7.4 4 0 7.4" className="machine-tip" />
        </marker>
      </defs>
      {moves.map(({ move, number, path }) => (
        <path key={number} d={path} className="machine-move" data-timed={move.timed} markerEnd={`url(#${id}-tip)`} />
      ))}
      {moves.map(({ number, x, y }) => (
        <g key={number} className="machine-number">
          <circle cx={x} cy={y} r={RADIUS} />
          <text x={x} y={y + 3.8}>
            {number}
          </text>
        </g>
      ))}
      {states.map(({ state, x, y, width: w, height: h }) => (
        <g key={state.id} className="machine-state" data-kind={state.kind}>
          <rect x={x - w / 2} y={y - h / 2} width={w} height={h} />
          {state.kind === 'final' && <rect x={x - w / 2 + 3} y={y - h / 2 + 3} width={w - 6} height={h - 6} />}
          <text x={x} y={y + 4.5}>
            {state.label}
          </text>
        </g>
      ))}
    </svg>
  );
}
