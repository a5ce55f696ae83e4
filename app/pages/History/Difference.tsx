import { useMemo } from 'react';
import { type Diffable, diffDocuments } from '../../../registry/diff/index.ts';
import { revisionGroup } from '../../../registry/diff/units.ts';
import { type Known, type ReadRevision, stepsOf } from '../../../registry/history/index.ts';
import { formatDay, plural, sentence } from '../../state/format.ts';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { t } from '../../words/t.tsx';
import type { Point } from './points.ts';
import { LeftOut } from './RevisionList.tsx';
import { revisionList } from './words.ts';

const listOf = (versions: readonly number[]): string => revisionList(versions.map((version) => ({ revision: { version } })));

/** Everything in which an entry differs between two points; or, revision by revision, only what these say that the world changed. */
export function Difference({ from, to, read, world }: { from: Point; to: Point; read: readonly ReadRevision[]; world: boolean }) {
  const [start, end] = [from.revision?.version ?? 0, to.revision?.version ?? 0];
  const one = (version: number) => read.find(({ revision }) => revision.version === version);
  return (
    <section className="history-difference" aria-label={t('Difference')}>
      <h2>
        {sentence(pointWords(from))} <span aria-hidden="true">→</span>
        <span className="visually-hidden"> {t('to')} </span> {pointWords(to)}
      </h2>
      {start === end ? (
        <p className="history-said">
          {end === 0 ? t('The entry did not exist at either point.') : t('One and the same revision stood at both points. Choose another.')}
        </p>
      ) : world ? (
        <StepsOfTheWorld read={read.filter(({ revision }) => revision.version >= start && revision.version <= end)} start={start} />
      ) : (
        <Between from={start === 0 ? null : one(start)} to={one(end)} />
      )}
    </section>
  );
}

/** As the address names it, with the revision that stood then. */
function pointWords({ text, revision }: Point): string {
  const stood = revision ? t('revision {version}', { version: revision.version }) : t('nothing yet');
  return /^v\d+$/.test(text) ? stood : [stood, /^\d+$/.test(text) ? t('block {block}', { block: text }) : text].join(t(', '));
}

/** `from`: null where nothing stood. What cannot be read is said in place of the difference. */
function Between({ from, to }: { from: ReadRevision | null | undefined; to: ReadRevision | undefined }) {
  const lacking = [from, to].find((one) => one && 'error' in one);
  if (lacking && 'error' in lacking)
    return <ErrorBox error={lacking.error} title={t('Revision {version} could not be read', { version: lacking.revision.version })} />;
  if (from === undefined || !to || !('document' in to) || (from && !('document' in from))) return null;
  return <Documents from={from} to={to} withWhy />;
}

/** `withWhy`: also what each says of itself, where no line above has said it. */
function Documents({ from, to, withWhy }: { from: Known | null; to: Known; withWhy: boolean }) {
  const diff = useMemo(() => diffDocuments((from?.document ?? null) as Diffable | null, to.document), [from, to]);
  const sources = useMemo(() => sourcesOf(from?.document, to.document), [from, to]);
  const counts = { ...diff.counts, changed: plural(diff.counts.changed, 'part') };
  const groups = withWhy ? diff.groups : diff.groups.filter(({ title }) => title !== revisionGroup);
  return (
    <>
      <p className="history-said">
        {from
          ? t('From revision {from} to {to}: {changed} changed, {added} added, {removed} removed.', {
              ...counts,
              from: from.revision.version,
              to: to.revision.version,
            })
          : t('Revision {to}: {changed} changed, {added} added, {removed} removed.', { ...counts, to: to.revision.version })}
      </p>
      <DocumentDiff
        diff={{ ...diff, groups }}
        sources={sources}
        now={from ? t('revision {version}', { version: from.revision.version }) : t('before')}
        next={t('revision {version}', { version: to.revision.version })}
      />
    </>
  );
}

function StepsOfTheWorld({ read, start }: { read: readonly ReadRevision[]; start: number }) {
  // The document at the first point only stands before the others; the beginning of an entry has none.
  const after = read.toReversed().filter(({ revision }) => revision.version > start);
  const steps = stepsOf(read.toReversed()).filter(({ to }) => to.revision.version > start && to.document.change.kind === 'world');
  const left = after.filter((one) => 'document' in one && one.document.change.kind !== 'world');
  return (
    <>
      {steps.map(({ from, to, unread }) => (
        <section key={to.revision.version} className="history-step" aria-label={t('Revision {version}', { version: to.revision.version })}>
          <p className="history-said">
            <b>{t('Revision {version}', { version: to.revision.version })}</b>
            {t(', ')}
            {formatDay(new Date(to.revision.approvedAt * 1000))} <ChangeMark kind={to.document.change.kind} />{' '}
            <span lang="en">{to.document.change.summary}</span>
          </p>
          {unread.length > 0 && (
            <p className="history-said history-lack">
              {unread.length === 1
                ? t('{revisions} before it could not be read: a part of this may be its change.', { revisions: listOf(unread) })
                : t('{revisions} before it could not be read: a part of this may be their change.', { revisions: listOf(unread) })}
            </p>
          )}
          <Documents from={from} to={to} withWhy={false} />
        </section>
      ))}
      {steps.length === 0 && <p className="history-said">{t('None of these revisions says that the world changed.')}</p>}
      <LeftOut left={left} unread={after.filter((one) => 'error' in one)} />
    </>
  );
}
