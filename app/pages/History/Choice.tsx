import type { Revision } from '../../../registry/history/index.ts';
import { formatDay, plural } from '../../state/format.ts';
import { type HistoryView, historyHref } from '../../state/route/history.ts';
import { go } from '../../state/useRoute.ts';
import { t } from '../../words/t.tsx';

/** Two points to compare, and whether only the world counts. Everything chosen stands in the address. */
export function Choice({ view, revisions, told }: { view: HistoryView; revisions: readonly Revision[]; told: string }) {
  const change = (part: Partial<HistoryView>) => go(historyHref({ ...view, ...part }));
  const chosen = view.from !== null || view.to !== null || view.item !== null || view.field !== null;
  return (
    <form className="filter-bar history-choice" onSubmit={(event) => event.preventDefault()} aria-label={t('What is compared')}>
      <End
        label={t('Difference from')}
        value={view.from}
        none={t('choose …')}
        revisions={revisions}
        onChange={(from) => change({ from, item: null, field: null })}
      />
      <End
        label={t('to')}
        value={view.to}
        none={view.from === null ? t('choose …') : t('now')}
        revisions={revisions}
        onChange={(to) => change({ to, item: null, field: null })}
      />
      <label>
        <input type="checkbox" checked={view.world} onChange={(event) => change({ world: event.target.checked })} />{' '}
        {t('only what the world changed')}
      </label>
      {chosen && (
        <button type="button" className="textbutton" onClick={() => change({ from: null, to: null, item: null, field: null })}>
          {t('Every revision')}
        </button>
      )}
      <span className="history-count">{t('{revisions}, {told}', { revisions: plural(revisions.length, 'revision'), told })}</span>
    </form>
  );
}

interface EndProps {
  label: string;
  value: string | null;
  none: string;
  revisions: readonly Revision[];
  onChange: (value: string | null) => void;
}

/** One end: a revision, or a day. A minute or block in the address stands as it was written. */
function End({ label, value, none, revisions, onChange }: EndProps) {
  const isDay = value !== null && /^\d{4}-\d\d-\d\d$/.test(value);
  const isOther = value !== null && !isDay && !/^v\d+$/.test(value);
  return (
    <label>
      {label}{' '}
      <select
        value={isDay ? 'day' : (value ?? '')}
        data-set={value !== null || undefined}
        onChange={(event) => onChange(event.target.value === 'day' ? dayOf(revisions[0]) : event.target.value || null)}
      >
        <option value="">{none}</option>
        {revisions.map((revision) => (
          <option key={revision.version} value={`v${revision.version}`}>
            {t('revision {version}, {day}', { version: revision.version, day: dayOf(revision) ?? '' })}
          </option>
        ))}
        <option value="day">{t('a day …')}</option>
        {isOther && <option value={value}>{/^\d+$/.test(value) ? t('block {block}', { block: value }) : value}</option>}
      </select>
      {isDay && (
        <input
          type="date"
          aria-label={t('{label}: the end of this day, UTC', { label })}
          value={value}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </label>
  );
}

const dayOf = (revision: Revision | undefined): string | null => (revision ? formatDay(new Date(revision.approvedAt * 1000)) : null);
