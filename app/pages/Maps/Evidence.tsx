import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type Ladder, type Step, stepOf, steps } from '../../../registry/maps/ladder.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { projectHref } from '../../state/route/project.ts';
import { Monogram } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { gridKeys } from '../Projects/gridKeys.ts';
import { stepWords } from './words.ts';

type Ladders = readonly Ladder<Overview>[];

/** A square for each field, on the step of its best evidence: the ink moves to the right the more of a system was observed. */
export const Evidence = memo(function Evidence({ ladders }: { ladders: Ladders }) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => (table.current ? gridKeys(table.current) : undefined), []);
  const most = useMemo(() => {
    const of = (count: (ladder: Ladder<Overview>) => number) => Math.max(1, ...ladders.map(count));
    const on = Object.fromEntries(steps.map((step) => [step, of((ladder) => ladder.on[step])])) as Record<Step, number>;
    return { ...on, unknown: of(({ unknown }) => unknown.length) };
  }, [ladders]);
  return (
    <div className="maps-scroll">
      <table className="maps-grid maps-evidence" ref={table}>
        <caption className="visually-hidden">{t('Fields of each system by the best evidence of their claims')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('System')}</th>
            <th scope="col">{t('not known')}</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {t(stepWords[step].name)}
              </th>
            ))}
            <th scope="col">{t('observed of claimed')}</th>
          </tr>
        </thead>
        <tbody>
          {ladders.map((ladder) => (
            <Line key={ladder.document.slug} ladder={ladder} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface LineProps {
  ladder: Ladder<Overview>;
  most: Readonly<Record<Step | 'unknown', number>>;
}

const Line = memo(function Line({ ladder: { document, rungs, unknown, claimed, on }, most }: LineProps) {
  const { slug, name, monogram } = document;
  return (
    <tr data-system={slug}>
      <th scope="row">
        <a className="part maps-name" href={projectHref(slug)}>
          <Monogram letters={monogram} size={22} /> {name}
        </a>
      </th>
      <td>
        <Squares count={unknown.length} most={most.unknown}>
          {unknown.map(({ field, kind }) => (
            <Square
              key={field}
              href={projectHref(slug, { group: groupOf(field) })}
              step="unknown"
              words={`${fieldLabel(field)}: ${label(kind)}`}
            />
          ))}
        </Squares>
      </td>
      {steps.map((step) => (
        <td key={step}>
          <Squares count={on[step]} most={most[step]}>
            {rungs
              .filter(({ rung }) => stepOf(rung) === step)
              .flatMap(({ rung, fields }) =>
                fields.map(({ field, claim }) => (
                  <Square
                    key={field}
                    href={projectHref(slug, { group: groupOf(field), claim: claim.id })}
                    step={step}
                    words={`${fieldLabel(field)}: ${label(rung)}`}
                  />
                )),
              )}
          </Squares>
        </td>
      ))}
      <td className="maps-ratio">
        {t('{observed} of {claimed}', { observed: formatNumber(on.observed), claimed: formatNumber(claimed) })}
      </td>
    </tr>
  );
});

const groupOf = (field: string) => field.split('.')[0] as NonNullable<Parameters<typeof projectHref>[1]>['group'] & string;

/** A column has one scale: its longest row fits on a line. */
const Squares = ({ count, most, children }: { count: number; most: number; children: ReactNode }) => (
  <span className="maps-squares">
    <b>{formatNumber(count)}</b>
    <span style={{ '--most': most } as CSSProperties}>{children}</span>
  </span>
);

const Square = ({ href, step, words }: { href: string; step: string; words: string }) => (
  <a className="part maps-square" href={href} data-step={step} title={words}>
    <span className="visually-hidden">{words}</span>
  </a>
);
