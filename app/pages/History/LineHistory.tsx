import { clocksIn, conflictsIn, differenceOf, type Line, type Value } from '../../../registry/history/index.ts';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { plural } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { called } from '../../ui/diff/called.ts';
import { sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { Item } from '../../ui/diff/Item.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { label, T, t } from '../../words/t.tsx';
import { Approved, RevisionFacts } from './RevisionFacts.tsx';
import { claimHref, type Place, revisionList } from './words.ts';

/** One thing through all revisions: each of its values with its three clocks, what moved, and who approved it. Newest first. */
export function LineHistory({ place, line, world }: { place: Place; line: Line; world: boolean }) {
  const shown = line.values.filter(({ kind }) => !world || kind === 'world').toReversed();
  const left = line.values.length - shown.length;
  const gone = line.values.at(-1)?.change === 'removed';
  return (
    <section className="line" aria-label={`${called(line)}, ${line.name}`}>
      <header>
        <h3>{called(line)}</h3>
        {line.name !== line.label && <code className="mono">{line.name}</code>}
        <span>
          {gone ? t('{values}, and now gone', { values: plural(line.values.length, 'value') }) : plural(line.values.length, 'value')}
        </span>
        {line.subject === 'claim' && place.kind === 'project' && !gone && <a href={claimHref(place, line.name)}>{t('the claim now')}</a>}
      </header>
      {line.field && <p className="line-asked">{t(fieldHelp[line.field])}</p>}
      <ol>
        {shown.map((value) => (
          <OneValue key={value.step.to.revision.version} place={place} line={line} value={value} />
        ))}
      </ol>
      {world && left > 0 && (
        <p className="history-said">
          {left === 1
            ? t('Left out: 1 value that is no change of the world.')
            : t('Left out: {values} that are no change of the world.', { values: plural(left, 'value') })}
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
  const unread = revisionList(step.unread.map((one) => ({ revision: { version: one } })));
  return (
    <li className="line-value" data-version={version} data-kind={kind}>
      <header>
        <b>
          <a href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>{t('Revision {version}', { version })}</a>
        </b>
        <ChangeMark kind={kind} />
        <span className="history-why" lang="en">
          {document.change.summary}
        </span>
      </header>
      {kind !== document.change.kind && (
        <p className="history-said">
          {t(
            'The revision says “{kind}”. What was read for a date does not move with the world: a reading that is changed is a correction.',
            {
              kind: label(document.change.kind),
            },
          )}
        </p>
      )}
      {step.unread.length > 0 && (
        <p className="history-said history-lack">
          {step.unread.length === 1
            ? t('{revisions} could not be read: this may have been its change.', { revisions: unread })
            : t('{revisions} could not be read: this may have been their change.', { revisions: unread })}
        </p>
      )}
      <dl className="history-clocks">
        <div>
          <dt>{t('held')}</dt>
          <dd>{held ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('read')}</dt>
          <dd>{read ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('approved')}</dt>
          <dd>
            <Approved revision={revision} />
          </dd>
        </div>
      </dl>
      {instead && (
        <p className="history-said">
          <T
            text={change === 'removed' ? t('In its place came {names}.') : t('It came in place of {names}.')}
            names={instead.map((name, i) => (
              <span key={name}>
                {i > 0 && t(', ')}
                <a href={historyHref({ ...place, item: name })}>
                  {line.subject === 'claim' ? t('an absence') : t('the claim {name}', { name })}
                </a>
              </span>
            ))}
          />
        </p>
      )}
      {change === 'changed' && conflicts.came.length > 0 && (
        <p className="history-said">{t('A conflict came, with {names}.', { names: conflicts.came.join(t(', ')) })}</p>
      )}
      {change === 'changed' && conflicts.went.length > 0 && (
        <p className="history-said">{t('The conflict with {names} went.', { names: conflicts.went.join(t(', ')) })}</p>
      )}
      <div className="diff" data-new={change === 'added' || undefined}>
        <Item
          item={differenceOf(line, value)}
          sources={sourcesOf(step.from?.document, document)}
          now={step.from ? t('revision {version}', { version: step.from.revision.version }) : t('before')}
          next={t('revision {version}', { version })}
        />
      </div>
      <RevisionFacts revision={revision} approved={false} />
    </li>
  );
}
