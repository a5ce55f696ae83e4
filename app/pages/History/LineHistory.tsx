import { clocksIn, conflictsIn, differenceOf, type Line, type Value } from '../../../registry/history/index.ts';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { plural } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { Item } from '../../ui/diff/Item.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { Approved, RevisionFacts } from './RevisionFacts.tsx';
import { claimHref, type Place } from './words.ts';

/** One thing through all revisions: each of its values with its three clocks, what moved, and who approved it. Newest first. */
export function LineHistory({ place, line, world }: { place: Place; line: Line; world: boolean }) {
  const shown = line.values.filter(({ kind }) => !world || kind === 'world').toReversed();
  const left = line.values.length - shown.length;
  const gone = line.values.at(-1)?.change === 'removed';
  return (
    <section className="line" aria-label={`${line.label}, ${line.name}`}>
      <header>
        <h3>{line.label}</h3>
        {line.name !== line.label && <code className="mono">{line.name}</code>}
        <span>
          {plural(line.values.length, 'value')}
          {gone && ', and now gone'}
        </span>
        {line.subject === 'claim' && place.kind === 'project' && !gone && <a href={claimHref(place, line.name)}>the claim now</a>}
      </header>
      {line.field && <p className="line-asked">{fieldHelp[line.field]}</p>}
      <ol>
        {shown.map((value) => (
          <OneValue key={value.step.to.revision.version} place={place} line={line} value={value} />
        ))}
      </ol>
      {world && left > 0 && (
        <p className="history-said">
          Left out: {plural(left, 'value')} that {left === 1 ? 'is' : 'are'} no change of the world.
        </p>
      )}
    </section>
  );
}

function OneValue({ place, line, value }: { place: Place; line: Line; value: Value }) {
  const { step, change, after, kind, instead } = value;
  const { revision, document } = step.to;
  const { version } = revision;
  const { held, read } = clocksIn(after);
  const conflicts = conflictsIn(value);
  return (
    <li className="line-value" data-version={version} data-kind={kind}>
      <header>
        <b>
          <a href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>Revision {version}</a>
        </b>
        <ChangeMark kind={kind} />
        <span className="history-why">{document.change.summary}</span>
      </header>
      {kind !== document.change.kind && (
        <p className="history-said">
          The revision says “{document.change.kind}”. What was read for a date does not move with the world: a reading that is changed is a
          correction.
        </p>
      )}
      {step.unread.length > 0 && (
        <p className="history-said history-lack">
          {step.unread.map((one) => `Revision ${one}`).join(', ')} could not be read: this may have been{' '}
          {step.unread.length === 1 ? 'its' : 'their'} change.
        </p>
      )}
      <dl className="history-clocks">
        <div>
          <dt>held</dt>
          <dd>{held ?? '–'}</dd>
        </div>
        <div>
          <dt>read</dt>
          <dd>{read ?? '–'}</dd>
        </div>
        <div>
          <dt>approved</dt>
          <dd>
            <Approved revision={revision} />
          </dd>
        </div>
      </dl>
      {instead && (
        <p className="history-said">
          {change === 'removed' ? 'In its place came' : 'It came in place of'}{' '}
          {instead.map((name, i) => (
            <span key={name}>
              {i > 0 && ', '}
              <a href={historyHref({ ...place, item: name })}>{line.subject === 'claim' ? 'an absence' : `the claim ${name}`}</a>
            </span>
          ))}
          .
        </p>
      )}
      {change === 'changed' && conflicts.came.length > 0 && (
        <p className="history-said">A conflict came, with {conflicts.came.join(', ')}.</p>
      )}
      {change === 'changed' && conflicts.went.length > 0 && (
        <p className="history-said">The conflict with {conflicts.went.join(', ')} went.</p>
      )}
      <div className="diff" data-new={change === 'added' || undefined}>
        <Item
          item={differenceOf(line, value)}
          sources={sourcesOf(step.from?.document, document)}
          now={step.from ? `revision ${step.from.revision.version}` : 'before'}
          next={`revision ${version}`}
        />
      </div>
      <RevisionFacts revision={revision} approved={false} />
    </li>
  );
}
