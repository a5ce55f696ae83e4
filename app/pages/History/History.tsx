import { lazy, useMemo } from 'react';
import type { History as EntryHistory, Revision } from '../../../registry/history/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatNumber, plural, sentence } from '../../state/format.ts';
import { retry, useHead, useRevisions } from '../../state/register.ts';
import { changesHref, type HistoryView, parseHistory } from '../../state/route/history.ts';
import { asOf } from '../../state/route/moment.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { label, T, t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { NoEntry, Waiting } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Choice } from './Choice.tsx';
import { Difference } from './Difference.tsx';
import { LineHistory } from './LineHistory.tsx';
import { endsOf } from './points.ts';
import { RevisionList } from './RevisionList.tsx';
import { useHistory } from './useHistory.ts';
import { nameOf, placeHref, placeWords, revisionList, toldWords } from './words.ts';
import '../../ui/listPage.css';
import './history.css';

const TakeHistory = lazy(() => import('../TakeAway/TakeHistory.tsx'));

/** Everything that ever stood in an entry: every revision, every value of a claim, or the difference between two points. */
function History({ view }: { view: HistoryView }) {
  const { kind, period, slug } = view;
  const head = useHead(kind, period, slug);
  const entry = typeof head === 'object' ? head : undefined;
  const told = useRevisions(entry);
  const all = told.state === 'read' ? told.revisions : null;
  // As of a moment of the past, what came after it is no part of the history.
  const revisions = useMemo(() => all && entry && all.filter(({ version }) => version <= entry.version), [all, entry]);
  const { history, read } = useHistory(kind, revisions ?? null);
  const newest = read.find((one) => 'document' in one);
  const name = nameOf(view, newest && 'document' in newest ? newest.document : undefined);
  useTitle(t('History of {name}', { name }));
  if (head === 'none')
    return (
      <div className="wrap">
        <NoEntry what={`${label(kind)} “${slug}”`} suggestions={[]} all={<a href={asOf('#/')}>{t('Home')}</a>} />
      </div>
    );
  if (!entry)
    return (
      <div className="wrap">
        <Waiting what={t('the history of {slug}', { slug })} />
      </div>
    );
  const back = placeHref(view);
  return (
    <div className="wrap history">
      <header className="history-head">
        <h1>
          <T text="History of {name}" name={<span lang="en">{name}</span>} />
        </h1>
        <p>
          {placeWords(view)}
          {back && <a href={back}>{t('as it is now')}</a>}
          <a href={changesHref(kind === 'note' ? { kind } : { project: kind === 'page' ? null : slug })}>
            {t('what else changed in the register')}
          </a>
        </p>
      </header>
      {told.state === 'waiting' && <Bars widths={[520, 480]} waitingFor={t('Reading who approved which revision.')} />}
      {told.state === 'failed' && (
        <>
          <p className="history-said">
            {t('Revision {version} stands now, and its document is verified. What came before it is not shown.', {
              version: entry.version,
            })}
          </p>
          <ErrorBox error={told.error} title={t('The history could not be read')} onRetry={retry} />
        </>
      )}
      {revisions && told.state === 'read' && <Choice view={view} revisions={revisions} told={toldWords(told.indexer)} />}
      {revisions && !history && (
        <Bars
          widths={[560, 480, 520]}
          waitingFor={t('Reading documents: {read} of {all}.', {
            read: formatNumber(read.length),
            all: plural(revisions.length, 'revision'),
          })}
        />
      )}
      {revisions && history && <Taken view={view} name={name} revisions={revisions} history={history} />}
      {revisions && history && <Chosen view={view} revisions={revisions} history={history} />}
    </div>
  );
}

/** What is shown, as files. */
function Taken({
  view,
  name,
  revisions,
  history,
}: {
  view: HistoryView;
  name: string;
  revisions: readonly Revision[];
  history: EntryHistory;
}) {
  const { from, to } = view;
  const between = useMemo(() => {
    try {
      const ends = endsOf(revisions, from, to);
      return ends && { after: ends.from.revision?.version ?? 0, to: ends.to.revision?.version ?? 0 };
    } catch {
      return undefined; // the page says what is wrong with the points
    }
  }, [revisions, from, to]);
  if (between === undefined) return null;
  return (
    <Later>
      <TakeHistory view={view} name={name} lines={linesOf(history, view)} between={between} />
    </Later>
  );
}

const linesOf = ({ lines }: EntryHistory, { item, field }: HistoryView): EntryHistory['lines'] =>
  item === null && field === null
    ? lines
    : lines.filter((line) => (item !== null ? line.name === item : line.field === field && line.subject !== 'order'));

/** What the address asks for: a difference, one thing or field, or every revision. */
function Chosen({ view, revisions, history }: { view: HistoryView; revisions: readonly Revision[]; history: EntryHistory }) {
  const { from, to, item, field, world } = view;
  const ends = useMemo(() => {
    try {
      return endsOf(revisions, from, to);
    } catch (error) {
      return asDemlError(error);
    }
  }, [revisions, from, to]);
  if (ends instanceof Error) return <ErrorBox error={ends} title={t('There is no such point')} />;
  if (ends) return <Difference {...ends} read={history.read.toReversed()} world={world} />;
  if (item === null && field === null) return <RevisionList place={view} history={history} world={world} />;
  const lines = linesOf(history, view);
  if (lines.length === 0)
    return (
      <p className="history-said">
        {item === null
          ? t('No revision that could be read ever held anything of the field {field}.', { field: field ?? '' })
          : t('No revision that could be read ever held “{item}”.', { item })}
      </p>
    );
  return (
    <>
      <h2 className="history-group">{sentence(t((lines[0]?.group ?? '').toLowerCase()))}</h2>
      <Unread history={history} />
      {lines.map((line) => (
        <LineHistory key={line.key} place={view} line={line} world={world} />
      ))}
    </>
  );
}

/** Revisions whose documents could not be read: any of them may hold a value that is missing below. */
function Unread({ history }: { history: EntryHistory }) {
  const unread = history.read.flatMap((one) => ('error' in one ? [one] : []));
  if (unread.length === 0) return null;
  return (
    <p className="history-said history-lack">
      {unread.length === 1
        ? t('{revisions} could not be read, so a value of its may be missing here.', { revisions: revisionList(unread) })
        : t('{revisions} could not be read, so a value of theirs may be missing here.', { revisions: revisionList(unread) })}{' '}
      <span lang="en">{unread[0]?.error.message}</span>
    </p>
  );
}

export default fromAddress(parseHistory, History);
