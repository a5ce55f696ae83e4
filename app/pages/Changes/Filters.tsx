import { kinds } from '../../../registry/actions/words.ts';
import { changeKinds } from '../../../registry/schema/vocabulary.ts';
import { formatDay, sentence } from '../../state/format.ts';
import { useProjects } from '../../state/register.ts';
import { type ChangesView, changesHref, defaultChanges } from '../../state/route/history.ts';
import { go } from '../../state/useRoute.ts';
import { spans } from './spans.ts';

/** What the kinds of change mean, as somebody chooses among them. */
const changeWords = {
  new: 'entries added',
  world: 'only what the world changed',
  correction: 'our errors corrected',
  method: 'our method changed',
  retire: 'entries retired',
} as const;

/** Between which days, and what of it. Everything chosen stands in the address. */
export function Filters({ view, from }: { view: ChangesView; from: string }) {
  const change = (part: Partial<ChangesView>) => go(changesHref({ ...view, ...part }));
  const systems = useProjects().flatMap((one) => (one.state === 'verified' ? [one.document] : []));
  const today = formatDay(new Date());
  const filtered = view.kind !== null || view.change !== null || view.project !== null;
  return (
    <search className="filter-bar" aria-label="Filter the changes">
      <End label="from" value={from} list={spans(new Date())} day={today} onChange={(one) => change({ from: one })} />
      <End
        label="to"
        value={view.to ?? 'now'}
        list={[['now', 'now']]}
        day={today}
        onChange={(to) => change({ to: to === 'now' ? null : to })}
      />
      <Choice
        label="why"
        value={view.change}
        list={changeKinds.map((one) => [one, changeWords[one]])}
        onChange={(one) => change({ change: one })}
      />
      <Choice
        label="kind"
        value={view.kind}
        list={kinds.map((one) => [one, one === 'metric' ? 'readings' : one])}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label="project"
        value={view.project}
        list={systems.map(({ slug, name }) => [slug, name])}
        onChange={(project) => change({ project })}
      />
      {filtered && (
        <button type="button" className="textbutton" onClick={() => change({ ...defaultChanges, from: view.from, to: view.to })}>
          Drop all filters
        </button>
      )}
    </search>
  );
}

type Words<T extends string> = readonly (readonly [T, string])[];

/** One end of the time: a usual one, a day, or whatever the address says. */
function End(props: { label: string; value: string; list: Words<string>; day: string; onChange: (value: string) => void }) {
  const { label, value, list, day, onChange } = props;
  const isListed = list.some(([one]) => one === value);
  const isDay = !isListed && /^\d{4}-\d\d-\d\d$/.test(value);
  return (
    <label>
      <span>{label}</span>
      <select value={isDay ? 'day' : value} onChange={(event) => onChange(event.target.value === 'day' ? day : event.target.value)}>
        {list.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
        {!isListed && !isDay && <option value={value}>{/^\d+$/.test(value) ? `block ${value}` : value}</option>}
        <option value="day">a day …</option>
      </select>
      {isDay && (
        <input type="date" aria-label={`${label} this day, UTC`} value={value} onChange={(event) => onChange(event.target.value || day)} />
      )}
    </label>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | null;
  list: Words<T>;
  onChange: (value: T | null) => void;
}

function Choice<T extends string>({ label, value, list, onChange }: ChoiceProps<T>) {
  // What the address asks for stays named, also where the list does not have it yet.
  const known = value === null || list.some(([one]) => one === value) ? list : [...list, [value, value] as const];
  return (
    <label>
      <span>{label}</span>
      <select
        value={value ?? ''}
        data-set={value !== null || undefined}
        onChange={(event) => onChange((event.target.value || null) as T | null)}
      >
        <option value="">any</option>
        {known.map(([one, words]) => (
          <option key={one} value={one}>
            {sentence(words)}
          </option>
        ))}
      </select>
    </label>
  );
}
