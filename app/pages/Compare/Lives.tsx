import type { CSSProperties } from 'react';
import { type Life, lifeOf, type Mark, yearsOf } from '../../../registry/comparison/life.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import type { CompareView } from '../../state/route/compare.ts';
import { timeTicks } from '../../ui/chart/time.ts';
import { Gauge } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { change } from './change.ts';

/** The lives of systems on one axis of time: only what is claimed, and where only a year or month is known, its whole span. */
export function Lives({ documents, now, open }: { documents: readonly Overview[]; now: Date; open: CompareView['cell'] }) {
  const lives = documents.map((document) => ({ document, life: lifeOf(document, now.getTime()) }));
  const years = yearsOf(
    lives.map(({ life }) => life),
    now.getTime(),
  );
  const at = (time: number) => `${(100 * (time - years.from)) / (years.to - years.from || 1)}%`;
  const ticks = timeTicks(years, 12).filter(({ at: time }) => time >= years.from && time <= years.to);
  return (
    <section className="compare-drawn" aria-labelledby="compare-life">
      <h2 id="compare-life">{t('Life over time')}</h2>
      <p className="compare-lead">
        {t(
          'Of the network, on one axis. Solid: live. Dashed: test network. Dotted: announced. A bar behind a dot: only the year or month is known.',
        )}
      </p>
      <table className="compare-lives">
        <caption className="visually-hidden">{t('When each system began, and how far it is')}</caption>
        <colgroup>
          <col className="compare-label" />
          <col />
        </colgroup>
        <tbody>
          {lives.map(({ document, life }) => (
            <tr key={document.slug}>
              <th scope="row">
                <State document={document} open={open} />
              </th>
              <td>
                <span className="compare-years" aria-hidden="true">
                  {ticks.map(({ at: time }) => (
                    <i key={time} style={{ left: at(time) }} />
                  ))}
                </span>
                <Track life={life} at={at} />
                <span className="compare-dates">
                  {life.marks.map((mark) => (
                    <Dated
                      key={mark.what}
                      mark={mark}
                      document={document}
                      open={open}
                      at={at}
                      late={(mark.from - years.from) / (years.to - years.from) > 0.6}
                    />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="compare-ticks" aria-hidden="true">
        {ticks.map(({ at: time, label: year }) => (
          <span key={time} style={{ left: at(time) }}>
            {year}
          </span>
        ))}
      </div>
    </section>
  );
}

/** The system, and the claim of how far it is. */
function State({ document: { slug, name, fields, life }, open }: { document: Overview; open: CompareView['cell'] }) {
  const cell = fields['details.lifecycle'];
  return (
    <button
      type="button"
      className="compare-state"
      data-cell={`${slug}.details.lifecycle`}
      aria-haspopup="dialog"
      aria-expanded={open?.slug === slug && open.field === 'details.lifecycle'}
      onClick={() => change({ cell: { slug, field: 'details.lifecycle' } })}
    >
      <b lang="en">{name}</b>
      <span className="compare-second">
        {'claims' in cell && cell.claims[0] && <Gauge rung={cell.claims[0].rung} small />}
        {label(life.status)}
      </span>
    </button>
  );
}

function Track({ life, at }: { life: Life; at: (time: number) => string }) {
  const box = (from: number, to: number): CSSProperties => ({ left: at(from), right: `calc(100% - ${at(to)})` });
  return (
    <span className="compare-track" aria-hidden="true">
      {life.stretches.map(({ from, to, status }) => (
        <i key={from} className="compare-stretch" data-status={status} style={box(from, to)} />
      ))}
      {life.marks.map(({ from, to, what }) => (
        <i key={from} className="compare-span" style={box(from, Math.max(from, to - 86_400_000))} data-what={what} />
      ))}
      {life.marks.map(({ from, what }) => (
        <i key={from} className="compare-dot" data-what={what} style={{ left: at(from) }} />
      ))}
    </span>
  );
}

/** A date of a life, which opens the claim that says so. */
function Dated({
  mark: { what, asOf, from },
  document,
  open,
  at,
  late,
}: {
  mark: Mark;
  document: Overview;
  open: CompareView['cell'];
  at: (time: number) => string;
  late: boolean;
}) {
  const field: FieldId = what === 'launched' ? 'details.launched' : 'details.lifecycle';
  const claim = headlineIn(document, field);
  return (
    <button
      type="button"
      className="compare-date"
      data-cell={`${document.slug}.${field}`}
      data-late={late || undefined}
      style={late ? { right: `calc(100% - ${at(from)})` } : { left: at(from) }}
      aria-haspopup="dialog"
      aria-expanded={open?.slug === document.slug && open.field === field}
      onClick={() => change({ cell: { slug: document.slug, field } })}
    >
      {claim && <Gauge rung={claim.rung} small />}
      <span>
        {asOf} <b>{what === 'launched' ? t('launched') : label(what)}</b>
        {claim?.qualifier && <span lang="en"> {claim.qualifier}</span>}
      </span>
    </button>
  );
}
