import { useMemo } from 'react';
import { type Diffable, diffDocuments } from '../../../registry/diff/index.ts';
import { revisionGroup } from '../../../registry/diff/units.ts';
import { type Known, type ReadRevision, stepsOf } from '../../../registry/history/index.ts';
import { formatDay, plural, sentence } from '../../state/format.ts';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import type { Point } from './points.ts';
import { LeftOut } from './RevisionList.tsx';

/** Everything in which an entry differs between two points; or, revision by revision, only what these say that the world changed. */
export function Difference({ from, to, read, world }: { from: Point; to: Point; read: readonly ReadRevision[]; world: boolean }) {
  const [start, end] = [from.revision?.version ?? 0, to.revision?.version ?? 0];
  const one = (version: number) => read.find(({ revision }) => revision.version === version);
  return (
    <section className="history-difference" aria-label="Difference">
      <h2>
        {sentence(pointWords(from))} <span aria-hidden="true">→</span>
        <span className="visually-hidden"> to </span> {pointWords(to)}
      </h2>
      {start === end ? (
        <p className="history-said">
          {end === 0 ? 'The entry did not exist at either point.' : 'One and the same revision stood at both points. Choose another.'}
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
  const stood = revision ? `revision ${revision.version}` : 'nothing yet';
  return /^v\d+$/.test(text) ? stood : `${stood}, ${/^\d+$/.test(text) ? `block ${text}` : text}`;
}

/** `from`: null where nothing stood. What cannot be read is said in place of the difference. */
function Between({ from, to }: { from: ReadRevision | null | undefined; to: ReadRevision | undefined }) {
  const lacking = [from, to].find((one) => one && 'error' in one);
  if (lacking && 'error' in lacking)
    return <ErrorBox error={lacking.error} title={`Revision ${lacking.revision.version} could not be read`} />;
  if (from === undefined || !to || !('document' in to) || (from && !('document' in from))) return null;
  return <Documents from={from} to={to} withWhy />;
}

/** `withWhy`: also what each says of itself, where no line above has said it. */
function Documents({ from, to, withWhy }: { from: Known | null; to: Known; withWhy: boolean }) {
  const diff = useMemo(() => diffDocuments((from?.document ?? null) as Diffable | null, to.document), [from, to]);
  const sources = useMemo(() => sourcesOf(from?.document, to.document), [from, to]);
  const { added, removed, changed } = diff.counts;
  const groups = withWhy ? diff.groups : diff.groups.filter(({ title }) => title !== revisionGroup);
  return (
    <>
      <p className="history-said">
        {from ? `From revision ${from.revision.version} to ${to.revision.version}` : `Revision ${to.revision.version}`}:{' '}
        {plural(changed, 'part')} changed, {added} added, {removed} removed.
      </p>
      <DocumentDiff
        diff={{ ...diff, groups }}
        sources={sources}
        now={from ? `revision ${from.revision.version}` : 'before'}
        next={`revision ${to.revision.version}`}
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
        <section key={to.revision.version} className="history-step" aria-label={`Revision ${to.revision.version}`}>
          <p className="history-said">
            <b>Revision {to.revision.version}</b>, {formatDay(new Date(to.revision.approvedAt * 1000))}{' '}
            <ChangeMark kind={to.document.change.kind} /> {to.document.change.summary}
          </p>
          {unread.length > 0 && (
            <p className="history-said history-lack">
              {unread.map((version) => `Revision ${version}`).join(', ')} before it could not be read: a part of this may be{' '}
              {unread.length === 1 ? 'its' : 'their'} change.
            </p>
          )}
          <Documents from={from} to={to} withWhy={false} />
        </section>
      ))}
      {steps.length === 0 && <p className="history-said">None of these revisions says that the world changed.</p>}
      <LeftOut left={left} unread={after.filter((one) => 'error' in one)} />
    </>
  );
}
