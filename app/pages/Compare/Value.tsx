import type { ReactNode } from 'react';
import type { AssumptionsValue, Claim, FamilyValue, Headline } from '../../../registry/schema/claim.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { supports } from '../../../registry/schema/vocabulary.ts';
import { formatNumber, formatShort, sentence } from '../../state/format.ts';
import { Family, TaskMark } from '../../ui/marks/index.tsx';
import { label, T, t } from '../../words/t.tsx';

/** What the other systems of the row say. */
export interface Said {
  /** The end of the axis that the row's numbers share; null where they share none. */
  axis: number | null;
  /** Words of a list that every system has. */
  shared: ReadonlySet<string> | null;
}

/** A value as a reader takes it in: words in serif, types in accent, a number large with its unit beside it. */
export function Value({ field, claim, full, axis, shared }: Said & { field: FieldId; claim: Headline; full: Claim | undefined }) {
  const { value: type } = fieldOf(field);
  const { value, short } = claim;
  const text = full?.statement ?? short;
  const says = (text: string) => (
    <span className="compare-says" lang="en">
      {text}
    </span>
  );
  if (typeof value === 'number')
    return (
      <>
        <Figure claim={claim} value={value} axis={axis} />
        {full && says(full.statement)}
      </>
    );
  if (type === 'families' && Array.isArray(value))
    return (
      <>
        <Families value={value as FamilyValue} />
        {full && says(full.statement)}
      </>
    );
  if (type === 'assumptions' && Array.isArray(value))
    return (
      <>
        {full && says(full.statement)}
        <Assumptions value={value as AssumptionsValue} />
      </>
    );
  const typed = typedWords(field, value, shared);
  if (typed === null) return says(text ?? String(value ?? ''));
  const word = typeof value === 'string' ? label(value) : '';
  if (word && text?.toLowerCase().startsWith(word.toLowerCase()))
    return (
      <span className="compare-says" lang="en">
        <b>{text.slice(0, word.length)}</b>
        {text.slice(word.length)}
      </span>
    );
  return (
    <span className="compare-says">
      {text ? <T text="{words}: {sentence}" words={typed} sentence={<span lang="en">{text}</span>} /> : typed}
    </span>
  );
}

/** A word or a list of words from the dictionary; null where the value is none. */
function typedWords(field: FieldId, value: Headline['value'], shared: ReadonlySet<string> | null): ReactNode {
  const { value: type } = fieldOf(field);
  if (type === 'choices' && Array.isArray(value))
    return (value as string[]).map((word, i) => (
      <span key={word}>
        {i > 0 && t(', ')}
        {shared?.has(word) ? <span className="compare-shared">{label(word)}</span> : <b>{label(word)}</b>}
      </span>
    ));
  if (type !== 'choice' || typeof value !== 'string') return null;
  const task = field.startsWith('tasks.') ? <TaskMark support={value as (typeof supports)[number]} hidden /> : null;
  return (
    <b className="compare-word">
      {task}
      {sentence(label(value))}
    </b>
  );
}

/** The number, what one of it is, and where it stands on the axis of its row. */
function Figure({ claim: { unit, workload, short }, value, axis }: { claim: Headline; value: number; axis: number | null }) {
  return (
    <span className="compare-figure" title={formatNumber(value)}>
      <b>{short ? <span lang="en">{short}</span> : formatShort(value)}</b> {unit && !short?.includes(unit) && <span lang="en">{unit}</span>}
      {axis !== null && (
        <span className="compare-axis" aria-hidden="true">
          <i style={{ width: `${axis > 0 ? Math.max(0.5, (100 * value) / axis) : 0}%` }} />
        </span>
      )}
      {workload && (
        <span className="compare-meta" lang="en">
          {workload}
        </span>
      )}
    </span>
  );
}

/** Every mechanism with its status and what it covers. */
const Families = ({ value }: { value: FamilyValue }) => (
  <span className="compare-families">
    {value.map((one) => (
      <span key={JSON.stringify(one)}>
        <Family family={one.family} status={one.status} />{' '}
        <span className="compare-scope">
          {one.status !== 'live' && (
            <span aria-hidden="true">
              {label(one.status)}
              {one.scope && t(', ')}
            </span>
          )}
          {one.scope && <span lang="en">{one.scope}</span>}
        </span>
      </span>
    ))}
  </span>
);

/** Who must be honest for what, and what nobody checks. */
const Assumptions = ({ value }: { value: AssumptionsValue }) => (
  <span className="compare-trust">
    {value.map((one) => (
      <span key={JSON.stringify(one)} className="compare-says">
        <b>{t('{party}:', { party: sentence(label(one.party)) })}</b>{' '}
        <span lang="en">
          {one.who}, for {one.forWhat}
        </span>
        {one.unchecked && (
          <span className="compare-unchecked">
            {t('nobody checks:')} <span lang="en">{one.unchecked}</span>
          </span>
        )}
      </span>
    ))}
  </span>
);
