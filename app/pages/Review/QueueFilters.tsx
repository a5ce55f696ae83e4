import { kinds, proposalActions } from '../../../registry/actions/words.ts';
import { defaultReview, type ReviewView, reviewHref, reviewStates } from '../../state/route/review.ts';
import { go } from '../../state/useRoute.ts';
import { t, word } from '../../words/t.tsx';

const stateLabels: Readonly<Record<ReviewView['state'], string>> = {
  open: word('still open'),
  executed: word('approved'),
  rejected: word('rejected'),
  withdrawn: word('withdrawn'),
  expired: word('expired'),
  stale: word('stale'),
  closed: word('no longer open'),
  any: word('any'),
};

const names = {
  project: word('project'),
  note: word('note'),
  page: word('page'),
  metric: word('readings'),
  create: word('create'),
  update: word('update'),
  retire: word('retire'),
  restore: word('restore'),
  dispute: word('dispute'),
} as const;

/** State, kind, action and system as words with an underlined value; they live in the address. */
export function QueueFilters({ view, projects, canDecide }: { view: ReviewView; projects: readonly string[]; canDecide: boolean }) {
  const set = (change: Partial<ReviewView>) => go(reviewHref({ ...view, ...change }));
  const choice = (
    label: string,
    value: string | null,
    list: readonly { value: string; label: string }[],
    onChange: (value: string | null) => void,
  ) => (
    <label key={label}>
      <span>{label}</span>
      <select value={value ?? ''} data-set={value !== null || undefined} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{t('any')}</option>
        {list.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
  const words = (list: readonly string[]) => list.map((one) => ({ value: one, label: one }));
  const named = (list: readonly (keyof typeof names)[]) => list.map((one) => ({ value: one, label: t(names[one]) }));
  const { state, folded: _folded, ...others } = view;
  const filtered = state !== defaultReview.state || Object.values(others).some(Boolean);
  return (
    <form className="filter-bar" aria-label={t('Filters')} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t('state')}</span>
        <select
          value={view.state}
          data-set={view.state !== 'open' || undefined}
          onChange={(event) => set({ state: event.target.value as ReviewView['state'] })}
        >
          {reviewStates.map((one) => (
            <option key={one} value={one}>
              {t(stateLabels[one])}
            </option>
          ))}
        </select>
      </label>
      {choice(t('kind'), view.kind, named(kinds), (kind) => set({ kind: kind as ReviewView['kind'] }))}
      {choice(t('action'), view.action, named(proposalActions), (action) => set({ action: action as ReviewView['action'] }))}
      {choice(t('project'), view.project, words(projects), (project) => set({ project }))}
      <label className="queue-mine" title={canDecide ? undefined : t('Connect a curator’s account first')}>
        <input type="checkbox" checked={view.mine} onChange={(event) => set({ mine: event.target.checked })} />
        {t('mine to decide')}
      </label>
      {filtered && (
        <button type="button" className="textbutton" onClick={() => go(reviewHref())}>
          {t('Drop all filters')}
        </button>
      )}
    </form>
  );
}
