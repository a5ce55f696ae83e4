import { useMemo } from 'react';
import { type FieldId, fieldIds, type Overview } from '../../../registry/schema/index.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { coverageMatrix, totalsOf } from '../../../registry/table/coverage.ts';
import { shownNow } from '../../state/now.ts';
import type { EntryState } from '../../state/register.ts';
import { coverageHref } from '../../state/route/coverage.ts';
import { mapNames, mapsHref } from '../../state/route/maps.ts';
import { projectHref } from '../../state/route/project.ts';
import { KnownBar, sumCounts, Unequal } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { mapWords } from '../Maps/words.ts';
import { KnowledgeRow } from './KnowledgeRow.tsx';
import { KnowledgeSums } from './KnowledgeSums.tsx';
import './knowledge.css';

/** Systems by groups: how much is known, how well, how fresh, and how much was looked for and is absent. */
export function Knowledge({ projects }: { projects: readonly EntryState<Overview>[] }) {
  const profiles = useMemo(
    () =>
      projects
        .flatMap((one) => (one.state === 'verified' ? [one.document] : []))
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((document) => ({ document, sum: sumCounts(document.counts) })),
    [projects],
  );
  const { systems } = useMemo(
    () =>
      coverageMatrix(
        profiles.map(({ document }) => document),
        fieldIds as readonly FieldId[],
        shownNow(),
      ),
    [profiles],
  );
  const fields = useMemo(() => totalsOf(systems.flatMap(({ cells }) => [...cells.values()])), [systems]);
  const max = Math.max(
    1,
    ...profiles.flatMap(({ document: { counts } }) => groups.map((group) => counts[group].claims + counts[group].absences)),
  );
  const most = Math.max(1, ...profiles.map(({ sum }) => sum.claims + sum.absences));
  return (
    <section className="knowledge">
      <div className="knowledge-head">
        <h2>{t('State of knowledge')}</h2>
        <p>
          <a href={coverageHref()}>{t('Coverage')}</a>
          {mapNames.map((map) => (
            <a key={map} href={mapsHref({ map })}>
              {t(mapWords[map].name)}
            </a>
          ))}
        </p>
      </div>
      <KnowledgeSums sums={profiles.map(({ sum }) => sum)} fields={fields} />
      <p className="knowledge-key" aria-hidden="true">
        <span>
          <KnownBar counts={{ primary: 1, claims: 1, absences: 0 }} max={1} />
          {t('primary source')}
        </span>
        <span>
          <KnownBar counts={{ primary: 0, claims: 1, absences: 0 }} max={1} />
          {t('second hand')}
        </span>
        <span>
          <KnownBar counts={{ primary: 0, claims: 0, absences: 1 }} max={1} />
          {t('looked for, absent')}
        </span>
        <span className="knowledge-order">{t('Systems by name. All bars of a column have one scale: a full one is {max}.', { max })}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <section className="knowledge-scroll" tabIndex={0} aria-label={t('State of knowledge, scrolls sideways')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('System')}</th>
              <th scope="col" className="all">
                {t('all groups')}
              </th>
              {groups.map((group) => (
                <th key={group} scope="col" className="group">
                  {label(group)}
                </th>
              ))}
              <th scope="col" className="n">
                {t('claims')}
              </th>
              <th scope="col" className="n">
                {t('absent')}
              </th>
              <th scope="col" className="n" title={t('Fields whose newest claim is older than its budget')}>
                {t('past budget')}
              </th>
              <th scope="col" className="n">
                <Unequal />
              </th>
            </tr>
          </thead>
          <tbody>
            {profiles.map(({ document, sum }, i) => (
              <KnowledgeRow key={document.slug} profile={document} sum={sum} past={systems[i]?.totals.past ?? 0} max={max} most={most} />
            ))}
            {projects.map((one) => one.state !== 'verified' && <NotCounted key={one.entry.key} state={one} />)}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** A system that is listed and not counted: on its way, or why not. */
function NotCounted({ state: { entry, state } }: { state: Exclude<EntryState<Overview>, { state: 'verified' }> }) {
  return (
    <tr>
      <th scope="row">{state === 'waiting' ? entry.key : <a href={projectHref(entry.key)}>{entry.key}</a>}</th>
      <td colSpan={groups.length + 5}>
        {state === 'waiting' ? (
          <span className="bar knowledge-waiting" />
        ) : (
          <span className="knowledge-refused">{state === 'invalid' ? t('refused: not counted') : t('not to be had now: not counted')}</span>
        )}
      </td>
    </tr>
  );
}
