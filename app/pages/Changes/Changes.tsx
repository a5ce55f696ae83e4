import { lazy, useMemo, useState } from 'react';
import { acts, type Changes as Between, type ChangedEntry } from '../../../registry/history/index.ts';
import { changeKinds } from '../../../registry/schema/vocabulary.ts';
import { formatDay, formatNumber, plural } from '../../state/format.ts';
import { retry } from '../../state/register.ts';
import { type ChangesView, parseChanges } from '../../state/route/history.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { t, word } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { useTitle } from '../title.ts';
import { ChangedRow } from './ChangedRow.tsx';
import { Filters } from './Filters.tsx';
import { monthStart } from './spans.ts';
import { type Said, useChanges, useSaid } from './useChanges.ts';
import '../../ui/listPage.css';
import './changes.css';

const TakeChanges = lazy(() => import('../TakeAway/TakeChanges.tsx'));
const Follow = lazy(() => import('../../ui/Follow.tsx'));

/** Rows whose documents are read at once; more on demand. */
const SOME = 60;

/** What changed in the whole register between two moments, newest first. */
function Changes({ view }: { view: ChangesView }) {
  const [again, setAgain] = useState(0);
  const from = view.from ?? monthStart(new Date());
  const state = useChanges(from, view.to, again);
  useTitle(t('Changes'));
  return (
    <div className="wrap changes-page">
      <header className="list-lead">
        <h1>{t('Changes')}</h1>
        <p>{t('Every revision that was approved, what it says that moved, and who stands for it.')}</p>
        <Later>
          <Follow
            of={[
              ...(view.project
                ? [{ label: t('Project {project}, with its notes', { project: view.project }), feed: `project/${view.project}` } as const]
                : []),
              { label: t('Everything that is approved'), feed: 'all' },
              { label: t('Only what the world changed'), feed: 'change/world' },
              { label: t('Deadlines'), calendar: 'deadlines' },
            ]}
          />
        </Later>
      </header>
      <Filters view={view} from={from} />
      {state.state === 'waiting' && <Bars widths={[520, 560, 480]} waitingFor={t('Reading all heads, and the events that led to them.')} />}
      {state.state === 'failed' && (
        <ErrorBox
          error={state.error}
          title={t('What changed could not be read')}
          onRetry={() => {
            if (state.error.family === 'retry') retry();
            setAgain(again + 1);
          }}
        />
      )}
      {state.state === 'read' && <Found view={view} from={from} changes={state.changes} />}
    </div>
  );
}

function Found({ view, from, changes }: { view: ChangesView; from: string; changes: Between }) {
  const [limit, setLimit] = useState(SOME);
  // What heads alone can tell is left out before any document is read.
  const ofKind = useMemo(
    () =>
      changes.changed.filter(
        ({ kind, key }) =>
          (view.kind === null || kind === view.kind) &&
          (view.project === null || kind === 'note' || (kind !== 'page' && key === view.project)),
      ),
    [changes, view.kind, view.project],
  );
  const looked = useMemo(() => ofKind.slice(0, limit), [ofKind, limit]);
  const said = useSaid(looked);
  const shown = looked.filter((row) => passes(said.get(row.revision.digest), view));
  const waiting = looked.filter(({ revision }) => !said.has(revision.digest)).length;
  const last = new Map<string, number>();
  for (const row of changes.changed) if (!last.has(placeOf(row))) last.set(placeOf(row), row.revision.version);
  return (
    <>
      <div className="changes-over">
        <Tallies changes={changes} rows={ofKind} looked={looked.length} waiting={waiting} said={said} shown={shown.length} />
        {shown.length > 0 && (
          <Later>
            <TakeChanges rows={shown} said={said} view={view} from={from} />
          </Later>
        )}
      </div>
      {days(shown).map(([day, rows]) => (
        <section key={day} className="changes-day" aria-label={day}>
          <h2>{day}</h2>
          <ol>
            {rows.map((row) => (
              <ChangedRow
                key={row.revision.transaction + placeOf(row)}
                row={row}
                said={said.get(row.revision.digest)}
                last={last.get(placeOf(row)) ?? 0}
              />
            ))}
          </ol>
        </section>
      ))}
      {shown.length === 0 && waiting === 0 && <p className="changes-none">{noneWords(changes, ofKind.length, looked.length)}</p>}
      {ofKind.length > looked.length && (
        <p className="changes-more">
          <button type="button" className="button secondary" onClick={() => setLimit(limit + SOME)}>
            {t('Read {count} more', { count: formatNumber(Math.min(SOME, ofKind.length - looked.length)) })}
          </button>{' '}
          {t('of {revisions}', { revisions: plural(ofKind.length - looked.length, 'older revision') })}
        </p>
      )}
    </>
  );
}

/** A row passes while its document is on its way, and where it cannot be had: nobody knows that it does not belong here. */
function passes(said: Said | undefined, { change, project }: ChangesView): boolean {
  if (!said || 'error' in said) return true;
  return (change === null || said.change.kind === change) && (project === null || said.projects.includes(project));
}

const placeOf = ({ kind, period, key }: ChangedEntry): string => `${kind}/${period}/${key}`;

function days(rows: readonly ChangedEntry[]): [string, ChangedEntry[]][] {
  const found = new Map<string, ChangedEntry[]>();
  for (const row of rows) {
    const day = formatDay(new Date(row.revision.approvedAt * 1000));
    found.set(day, [...(found.get(day) ?? []), row]);
  }
  return [...found];
}

function noneWords({ changed }: Between, ofKind: number, looked: number): string {
  if (changed.length === 0) return t('Nothing was approved between these moments.');
  return looked < ofKind
    ? t('None of the revisions read so far passes the filters.')
    : t('No revision between these moments passes the filters.');
}

interface TalliesProps {
  changes: Between;
  rows: readonly ChangedEntry[];
  looked: number;
  waiting: number;
  said: ReadonlyMap<string, Said>;
  shown: number;
}

const actCounts = {
  created: word('{count} created'),
  revised: word('{count} revised'),
  retired: word('{count} retired'),
  restored: word('{count} restored'),
} as const satisfies Record<(typeof acts)[number], string>;

/** How many entries were created, revised, retired, as the chain tells; and what moved, as the documents read so far say. */
function Tallies({ changes: { from, to, now }, rows, looked, waiting, said, shown }: TalliesProps) {
  const read = rows.flatMap(({ revision }) => said.get(revision.digest) ?? []);
  const lacking = read.filter((one) => 'error' in one).length;
  const blocks = { to: formatNumber(Number(to.block)), now: formatNumber(Number(now)) };
  const kinds = changeKinds.map((kind) => [kind, read.filter((one) => 'change' in one && one.change.kind === kind).length] as const);
  return (
    <div className="changes-tallies" role="status">
      <p>
        <b>{plural(rows.length, 'revision')}</b>
        {acts
          .flatMap((act) => {
            const count = rows.filter((row) => row.act === act).length;
            return count > 0 ? [t(actCounts[act], { count: formatNumber(count) })] : [];
          })
          .map((words) => (
            <span key={words}>{words}</span>
          ))}
        {kinds.map(
          ([kind, count]) =>
            count > 0 && (
              <span key={kind}>
                {formatNumber(count)} <ChangeMark kind={kind} />
              </span>
            ),
        )}
      </p>
      <p>
        {from
          ? t('After block {from}, up to block {to}. The events lead to every present head at block {now}.', {
              ...blocks,
              from: formatNumber(Number(from.block)),
            })
          : t('From the beginning, up to block {to}. The events lead to every present head at block {now}.', blocks)}{' '}
        {waiting > 0 && t('{documents} still to be read.', { documents: plural(waiting, 'document') })}{' '}
        {looked < rows.length && t('What moved is read of the newest {count}.', { count: formatNumber(looked) })}{' '}
        {lacking > 0 && t('{documents} could not be read.', { documents: plural(lacking, 'document') })}{' '}
        {shown < looked && t('{count} of these pass the filters.', { count: formatNumber(shown) })}
      </p>
    </div>
  );
}

export default fromAddress(parseChanges, Changes);
