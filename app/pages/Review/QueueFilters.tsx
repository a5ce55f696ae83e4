import { kinds, proposalActions } from '../../../registry/actions/words.ts';
import { defaultReview, type ReviewView, reviewHref, reviewStates } from '../../state/route/review.ts';
import { go } from '../../state/useRoute.ts';

const stateLabels: Readonly<Record<ReviewView['state'], string>> = {
  open: 'open',
  executed: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
  stale: 'stale',
  closed: 'no longer open',
  any: 'any',
};

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
        <option value="">any</option>
        {list.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
  const words = (list: readonly string[]) => list.map((one) => ({ value: one, label: one }));
  const { state, folded: _folded, ...others } = view;
  const filtered = state !== defaultReview.state || Object.values(others).some(Boolean);
  return (
    <form className="filter-bar" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>state</span>
        <select
          value={view.state}
          data-set={view.state !== 'open' || undefined}
          onChange={(event) => set({ state: event.target.value as ReviewView['state'] })}
        >
          {reviewStates.map((one) => (
            <option key={one} value={one}>
              {stateLabels[one]}
            </option>
          ))}
        </select>
      </label>
      {choice('kind', view.kind, words(kinds), (kind) => set({ kind: kind as ReviewView['kind'] }))}
      {choice('action', view.action, words(proposalActions), (action) => set({ action: action as ReviewView['action'] }))}
      {choice('system', view.project, words(projects), (project) => set({ project }))}
      <label className="queue-mine" title={canDecide ? undefined : 'Connect a curator’s account first'}>
        <input type="checkbox" checked={view.mine} onChange={(event) => set({ mine: event.target.checked })} />
        mine to decide
      </label>
      {filtered && (
        <button type="button" className="textbutton" onClick={() => go(reviewHref())}>
          Drop all filters
        </button>
      )}
    </form>
  );
}
