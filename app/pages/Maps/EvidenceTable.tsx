import { memo, useState } from 'react';
import { type Ladder, steps } from '../../../registry/maps/ladder.ts';
import { fieldOf, type Overview } from '../../../registry/schema/index.ts';
import { rungs } from '../../../registry/schema/vocabulary.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { projectHref } from '../../state/route/project.ts';
import { Absence, Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { stepWords } from './words.ts';

type Ladders = readonly Ladder<Overview>[];

/** What the map of evidence is drawn from: of each system how many fields stand on each rung. */
export const EvidenceTable = memo(function EvidenceTable({ ladders }: { ladders: Ladders }) {
  return (
    <div className="maps-scroll">
      <table className="maps-table maps-numbers">
        <caption className="visually-hidden">{t('Fields of each system by the best evidence of their claims')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('System')}</th>
            {rungs.map((rung) => (
              <th key={rung} scope="col">
                <Gauge rung={rung} small /> {label(rung)}
              </th>
            ))}
            <th scope="col">{t('claimed')}</th>
            <th scope="col">{t('observed')}</th>
            <th scope="col">{t('not known')}</th>
            <th scope="col">{label('not-applicable')}</th>
          </tr>
        </thead>
        <tbody>
          {ladders.map(({ document, rungs: counts, claimed, on, unknown, notApplicable }) => (
            <tr key={document.slug} data-system={document.slug}>
              <th scope="row">
                <a href={projectHref(document.slug)}>{document.name}</a>
              </th>
              {counts.map(({ rung, fields }) => (
                <td key={rung}>{formatNumber(fields.length)}</td>
              ))}
              <td>{formatNumber(claimed)}</td>
              <td>{formatNumber(on.observed)}</td>
              <td>{formatNumber(unknown.length)}</td>
              <td>{formatNumber(notApplicable)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

/** On a narrow screen: a bar for each system, and behind it its fields with their evidence. */
export const EvidenceList = memo(function EvidenceList({ ladders }: { ladders: Ladders }) {
  const max = Math.max(1, ...ladders.map(({ claimed, unknown }) => claimed + unknown.length));
  return (
    <ul className="maps-list">
      {ladders.map((ladder) => (
        <li key={ladder.document.slug} data-system={ladder.document.slug}>
          <System ladder={ladder} max={max} />
        </li>
      ))}
    </ul>
  );
});

function System({ ladder, max }: { ladder: Ladder<Overview>; max: number }) {
  const [open, setOpen] = useState(false);
  const { document, on, unknown, claimed } = ladder;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{document.name}</b>
        <span>{t('{observed} of {claimed} observed', { observed: on.observed, claimed })}</span>
        <Bar parts={[...steps.map((step) => [step, on[step]] as const), ['unknown', unknown.length]]} max={max} />
        <span className="visually-hidden">
          {steps.map((step) => `${t(stepWords[step].name)} ${on[step]}`).join(t(', '))}, {t('not known')} {unknown.length}
        </span>
      </summary>
      {open && <Fields ladder={ladder} />}
    </details>
  );
}

/** The fields of one system, the best evidence first, then what is not known. */
function Fields({ ladder: { document, rungs: counts, unknown, notApplicable } }: { ladder: Ladder<Overview> }) {
  return (
    <ul className="maps-fields">
      {counts.toReversed().flatMap(({ rung, fields }) =>
        fields.map(({ field, claim }) => (
          <li key={field}>
            <a href={projectHref(document.slug, { group: fieldOf(field).group, claim: claim.id })}>
              <Gauge rung={rung} small /> {fieldLabel(field)} <span>{label(rung)}</span>
            </a>
          </li>
        )),
      )}
      {unknown.map(({ field, kind }) => (
        <li key={field}>
          <a href={projectHref(document.slug, { group: fieldOf(field).group })}>
            {fieldLabel(field)} <Absence kind={kind} />
          </a>
        </li>
      ))}
      {notApplicable > 0 && <li className="maps-small">{t('{fields} do not apply.', { fields: plural(notApplicable, 'field') })}</li>}
    </ul>
  );
}

/** Parts of a whole as one bar, in the inks of their steps. */
export function Bar({ parts, max }: { parts: readonly (readonly [string, number])[]; max: number }) {
  const before = (i: number) => parts.slice(0, i).reduce((sum, [, count]) => sum + count, 0);
  return (
    <svg className="maps-bar" aria-hidden="true">
      {parts.map(([step, count], i) => (
        <rect key={step} data-step={step} x={`${(100 * before(i)) / max}%`} width={`${(100 * count) / max}%`} height="10" />
      ))}
    </svg>
  );
}
