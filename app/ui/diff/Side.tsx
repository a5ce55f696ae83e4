import type { Json } from '../../../registry/cid/index.ts';
import type { DiffItem, DiffPart } from '../../../registry/diff/types.ts';
import { wordDiff } from '../../../registry/diff/wordDiff.ts';
import { fieldOf } from '../../../registry/schema/fields.ts';
import { absenceKinds, type Rung, rungs } from '../../../registry/schema/vocabulary.ts';
import { label, t } from '../../words/t.tsx';
import { Absence } from '../marks/Absence.tsx';
import { Freshness } from '../marks/Freshness.tsx';
import { Gauge } from '../marks/Gauge.tsx';
import { objectOf, partLabel, partOf, refsOf, restOf, type SideName, sideOf, wordsOf } from './sides.ts';
import { TypedSide } from './TypedSide.tsx';
import { Mark, Text } from './Words.tsx';

/** One side of one item: on paper what stands now, on a wash what is proposed. */
export function Side({ item, side, title }: { item: DiffItem; side: SideName; title: string }) {
  const value = sideOf(item, side);
  return (
    <div className={`diff-side ${side}`}>
      <span className="diff-which">{title}</span>
      {value === undefined && item.parts.length === 0 ? (
        <p className="diff-nothing">{t('nothing')}</p>
      ) : (
        <Content item={item} side={side} />
      )}
    </div>
  );
}

/** Parts with a place of their own; whatever else differs is listed below them. */
const placed = ['statement', 'value', 'unit', 'asOf', 'rung', 'kind', 'searched'];
const context = ['short', 'qualifier', 'workload', 'counts', 'leavesOut', 'note', 'retrievedAt'];
/** Named in the foot of the item, source by source; here only where nothing but their order differs. */
const cited = ['sources', 'source'];

function Content({ item, side }: { item: DiffItem; side: SideName }) {
  const value = sideOf(item, side);
  const object = objectOf(value);
  if (value === undefined) return <p className="diff-nothing">{t('nothing')}</p>;
  if (object && ['claim', 'reading', 'absence', 'answer'].includes(item.subject))
    return <Evidence item={item} side={side} object={object} />;
  if (!object) return <Plain item={item} side={side} value={value} />;
  return (
    <dl className="diff-parts">
      {Object.entries(object).map(([name, one]) => {
        const part = partOf(item, name);
        return (
          <div key={name}>
            <dt>{partLabel({ part: name })}</dt>
            <dd className={wordsOf(one).length > 80 ? 'diff-long' : undefined}>
              <Text
                text={wordsOf(one)}
                differs={item.change === 'changed' && part !== undefined}
                words={part && wordsIn(part)}
                side={side}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The words that changed: of a text, or of what a table or another structured part says in words. */
const wordsIn = ({ words, before, after }: DiffPart) =>
  words ?? (objectOf(before) && objectOf(after) ? wordDiff(wordsOf(before), wordsOf(after)) : undefined);

/** A text, link, order or unnamed part: its whole value, with the words that changed. */
function Plain({ item, side, value }: { item: DiffItem; side: SideName; value: Json }) {
  const words = item.parts.find((one) => one.words)?.words;
  return (
    <p className={['raw', 'order', 'link'].includes(item.subject) || item.path === 'previous' ? 'diff-raw' : 'diff-text'}>
      <Text text={wordsOf(value)} differs={item.change === 'changed'} words={words} side={side} />
    </p>
  );
}

/** A claim, a reading or an absence: its evidence at the left, what it says, when it held. */
function Evidence({ item, side, object }: { item: DiffItem; side: SideName; object: Readonly<Record<string, Json>> }) {
  const { statement, value, unit, asOf, rung, kind, searched } = object;
  const changed = item.change === 'changed';
  const differs = (name: string): boolean => changed && partOf(item, name) !== undefined;
  const text = (name: string, from: Json) => (
    <Text text={wordsOf(from)} differs={differs(name)} words={partOf(item, name)?.words} side={side} />
  );
  const isRung = (word: Json | undefined): word is Rung => rungs.includes(word as Rung);
  const absent = absenceKinds.find((one) => item.subject === 'absence' && one === kind);
  const other = objectOf(sideOf(item, side === 'now' ? 'proposed' : 'now'));
  return (
    <div className="diff-evidence">
      {isRung(rung) && <Gauge rung={rung} />}
      <div>
        {absent && (
          <p>
            <Absence kind={absent} />
          </p>
        )}
        {value !== undefined && (
          <TypedSide
            value={value}
            other={other?.value}
            unit={unit}
            differs={{ value: differs('value'), unit: differs('unit') }}
            side={side}
          />
        )}
        {statement !== undefined && <p className="diff-statement">{text('statement', statement)}</p>}
        {searched !== undefined && <p className="diff-text">{text('searched', searched)}</p>}
        <p className="diff-meta">
          {typeof asOf === 'string' && (
            <span>
              {t('held')}{' '}
              {differs('asOf') ? (
                <Mark side={side} text={asOf} />
              ) : item.field ? (
                <Freshness asOf={asOf} days={fieldOf(item.field).freshDays} />
              ) : (
                asOf
              )}
            </span>
          )}
          {isRung(rung) && <span>{differs('rung') ? <Mark side={side} text={label(rung)} /> : label(rung)}</span>}
          {context.map((name) => {
            const one = object[name];
            return (
              one !== undefined && (
                <span key={name}>
                  <i>{partLabel({ part: name })}</i> {text(name, one)}
                </span>
              )
            );
          })}
        </p>
        {item.claims && (
          <p className="diff-meta">
            <span>
              <i>{item.change === 'added' ? t('in place of') : t('replaced by')}</i> {item.claims.join(', ')}
            </span>
          </p>
        )}
        <Rest parts={changed ? restOf(item, [...placed, ...context, ...(sameRefs(item) ? [] : cited)]) : whole(item, object)} side={side} />
      </div>
    </div>
  );
}

/** Both sides cite the same sources. */
function sameRefs(item: DiffItem): boolean {
  const [now, proposed] = [refsOf(item, 'now').toSorted(), refsOf(item, 'proposed').toSorted()];
  return now.join() === proposed.join();
}

/** Of an item that stands on one side only, the parts that have no place above. */
const whole = (item: DiffItem, object: Readonly<Record<string, Json>>): DiffPart[] =>
  Object.entries(object)
    .filter(([name]) => ![...placed, ...context, ...cited, 'id', 'field'].includes(name))
    .map(([part, value]) => ({ part, [item.change === 'removed' ? 'before' : 'after']: value }));

/** The parts that differ and have no place above. */
function Rest({ parts, side }: { parts: readonly DiffPart[]; side: SideName }) {
  const shown = parts.flatMap((part) => {
    const value = side === 'now' ? part.before : part.after;
    return value === undefined ? [] : [{ part, value }];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="diff-rest">
      {shown.map(({ part, value }) => (
        <li key={`${part.part}/${part.ref}/${part.of}`}>
          {partLabel(part)}: <Text text={wordsOf(value)} differs words={part.words} side={side} />
        </li>
      ))}
    </ul>
  );
}
