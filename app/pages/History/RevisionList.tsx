import { useState } from 'react';
import type { History, Line, ReadRevision, Step, Value } from '../../../registry/history/index.ts';
import { differenceOf } from '../../../registry/history/index.ts';
import { plural } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { called } from '../../ui/diff/called.ts';
import { ChangeGlyph } from '../../ui/diff/Item.tsx';
import { partLabel, restOf } from '../../ui/diff/sides.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { label, t } from '../../words/t.tsx';
import { RevisionFacts } from './RevisionFacts.tsx';
import { briefly, type Place, placeHref } from './words.ts';

/** Things that are listed at once; the others unfold. */
const FEW = 8;

/** Every revision, newest first: what moved, why, by whom, and each thing that differs from the one before. */
export function RevisionList({ place, history, world }: { place: Place; history: History; world: boolean }) {
  const newest = history.read.at(-1)?.revision.version;
  const shown = history.read.toReversed().filter((one) => !world || ('document' in one && one.document.change.kind === 'world'));
  const left = history.read.flatMap((one) => ('document' in one && one.document.change.kind !== 'world' ? [one] : []));
  const unread = history.read.flatMap((one) => ('error' in one ? [one] : []));
  return (
    <>
      {world && shown.length === 0 && <p className="history-said">{t('None of these revisions says that the world changed.')}</p>}
      <ol className="history-list">
        {shown.map((one) => (
          <Revision key={one.revision.version} place={place} one={one} history={history} isNewest={one.revision.version === newest} />
        ))}
      </ol>
      {world && <LeftOut left={left} unread={unread} />}
    </>
  );
}

/** What the filter leaves out, by name. */
export function LeftOut({ left, unread }: { left: readonly ReadRevision[]; unread: readonly ReadRevision[] }) {
  const names = left.flatMap((one) =>
    'document' in one ? [t('revision {version} ({kind})', { version: one.revision.version, kind: label(one.document.change.kind) })] : [],
  );
  return (
    <>
      {names.length > 0 && (
        <p className="history-said">{t('Left out: {names}. A revision says of itself what moved.', { names: names.join(t(', ')) })}</p>
      )}
      {unread.length > 0 && (
        <p className="history-said history-lack">
          {t('Not known to this filter: {revisions}, whose documents could not be read.', {
            revisions: revisionsIn(unread.map(({ revision }) => revision.version)),
          })}
        </p>
      )}
    </>
  );
}

function Revision({ place, one, history, isNewest }: { place: Place; one: ReadRevision; history: History; isNewest: boolean }) {
  const { revision } = one;
  const { version, blockNumber } = revision;
  const step = history.steps.find(({ to }) => to.revision.version === version);
  const then = isNewest ? null : placeHref(place, String(blockNumber));
  return (
    <li className="history-revision" id={`v${version}`}>
      <header>
        <h2>{t('Revision {version}', { version })}</h2>
        {'document' in one && <ChangeMark kind={one.document.change.kind} />}
        {revision.status === 'retired' && <span>{t('retires the entry')}</span>}
        <p className="history-acts">
          {version > 1 && <a href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>{t('difference')}</a>}
          {then && <a href={then}>{t('as it was then')}</a>}
        </p>
      </header>
      {'document' in one ? (
        <p className="history-why" lang="en">
          {one.document.change.summary}
        </p>
      ) : (
        <p className="history-said history-lack">
          {t('The document of this revision could not be read:')}{' '}
          <span lang="en">
            {one.error.message} {one.error.fix}
          </span>
        </p>
      )}
      {step && <Moved place={place} history={history} step={step} />}
      <RevisionFacts revision={revision} />
    </li>
  );
}

/** Everything that moved in a step, each with the way to its own history. Of the first document only how much it holds. */
function Moved({ place, history, step }: { place: Place; history: History; step: Step }) {
  const [all, setAll] = useState(false);
  const moved = history.lines
    .filter(({ subject }) => subject !== 'revision' && subject !== 'order')
    .flatMap((line) => line.values.filter((value) => value.step === step).map((value) => ({ line, value })));
  const { version } = step.to.revision;
  if (!step.from)
    return (
      <p className="history-said">
        {version > 1
          ? t('The first document that could be read holds {counts}.', { counts: countsOf(moved.map(({ line }) => line)) })
          : t('Holds {counts}.', { counts: countsOf(moved.map(({ line }) => line)) })}
      </p>
    );
  const shown = all ? moved : moved.slice(0, FEW);
  return (
    <>
      {step.unread.length > 0 && (
        <p className="history-said history-lack">
          {step.unread.length === 1
            ? t('Compared with revision {version}: {revisions} could not be read, so a part of this may be its change.', unreadOf(step))
            : t('Compared with revision {version}: {revisions} could not be read, so a part of this may be their change.', unreadOf(step))}
        </p>
      )}
      <ul className="history-moved">
        {shown.map(({ line, value }) => (
          <Moving key={line.key} place={place} line={line} value={value} />
        ))}
      </ul>
      {moved.length === 0 && <p className="history-said">{t('Nothing but the order of its parts, or its reason, differs.')}</p>}
      {moved.length > shown.length && (
        <button type="button" className="textbutton" onClick={() => setAll(true)}>
          {plural(moved.length - shown.length, 'more change')}
        </button>
      )}
    </>
  );
}

function Moving({ place, line, value }: { place: Place; line: Line; value: Value }) {
  const [before, after] = [briefly(line.subject, value.before), briefly(line.subject, value.after)];
  const parts = value.change === 'changed' ? [...new Set(restOf(differenceOf(line, value), []).map(partLabel))] : [];
  return (
    <li>
      <span className="history-change">
        <ChangeGlyph change={value.change} />
        <span className="visually-hidden">{label(value.change)}</span>
      </span>
      <span>
        <a href={historyHref({ ...place, item: line.name })}>{called(line)}</a>
        <small>{line.subject === 'claim' ? label(line.group) : [line.group, line.subject].map(label).join(t(', '))}</small>
      </span>
      <span>
        <span lang="en">
          {before && before !== after && <del>{before}</del>} {after && before !== after && <ins>{after}</ins>}
          {before === after && after}
        </span>
        {parts.length > 0 && <small>{parts.join(t(', '))}</small>}
        {value.kind !== value.step.to.document.change.kind && (
          <small>{t('a dated reading was changed: {kind}', { kind: label(value.kind) })}</small>
        )}
      </span>
    </li>
  );
}

/** Revisions by their versions, inside a sentence. */
const revisionsIn = (versions: readonly number[]): string => versions.map((version) => t('revision {version}', { version })).join(t(', '));

const unreadOf = ({ from, unread }: Step) => ({ version: from?.revision.version ?? 0, revisions: revisionsIn(unread) });

/** As `12 claims, 3 absences and 9 sources`. */
function countsOf(lines: readonly Line[]): string {
  const number = (subject: Line['subject']) => lines.filter((line) => line.subject === subject).length;
  const counts = [
    number('claim') > 0 && plural(number('claim'), 'claim'),
    number('reading') > 0 && plural(number('reading'), 'reading'),
    number('absence') > 0 && plural(number('absence'), 'absence'),
    number('section') > 0 && plural(number('section'), 'section'),
    number('source') > 0 && plural(number('source'), 'source'),
  ].filter((one) => one !== false);
  return counts.length > 0 ? counts.join(t(', ')) : plural(lines.length, 'part');
}
