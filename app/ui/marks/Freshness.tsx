import { ageOf, isPast } from '../../state/format.ts';
import { shownNow } from '../../state/now.ts';
import { t } from '../../words/t.tsx';

/** The date on which something held. Past the field's budget: ochre, an open ring, and the age. The value itself never fades. */
export function Freshness({ asOf, days, now = shownNow() }: { asOf: string; days: number; now?: Date }) {
  if (!isPast(asOf, days, now))
    return (
      <time className="fresh" dateTime={asOf}>
        {asOf}
      </time>
    );
  return (
    <time className="fresh past" dateTime={asOf} title={t('Past its budget of {days} days', { days })}>
      <span>{asOf},</span> <span>{ageOf(asOf, now)}</span>
      <span className="visually-hidden"> {t('old, past its budget')}</span>
    </time>
  );
}

/** The ring alone, at the end of a value that is past its budget and whose date has no room of its own. */
export function PastRing({ asOf, days, now }: { asOf: string; days: number; now: Date }) {
  const text = t('held {asOf}, {age} old, past its budget of {days} days', { asOf, age: ageOf(asOf, now), days });
  return <span className="fresh past ring" role="img" aria-label={text} title={text} />;
}
