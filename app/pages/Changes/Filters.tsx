import { kinds } from '../../../registry/actions/words.ts';
import { changeKinds } from '../../../registry/schema/vocabulary.ts';
import { sentence } from '../../state/format.ts';
import { useProjects } from '../../state/register.ts';
import { type ChangesView, changesHref, defaultChanges } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** What the kinds of change mean, as somebody chooses among them. */
const changeWords = {
  new: 'entries added',
  world: 'only what the world changed',
  correction: 'our errors corrected',
  method: 'our method changed',
  retire: 'entries retired',
} as const;

/** Between which days, and what of it. Everything chosen stands in the address. */
export function Filters({ view, from, months }: { view: ChangesView; from: string; months: readonly string[] }) {
  const change = (part: Partial<ChangesView>) => go({ page: 'changes', view: { ...view, ...part } });
  const systems = useProjects().flatMap((one) => (one.state === 'verified' ? [one.document] : []));
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  const filtered = view.kind !== null || view.change !== null || view.project !== null;
  return (
    <search className="changes-filters" aria-label="Filter the changes">
      <label>
        <span>from</span>
        <input type="date" value={isDay(from) ? from : ''} onChange={(event) => change({ from: event.target.value || null })} />
        {!isDay(from) && <b>{from === '0' ? 'the beginning' : from}</b>}
      </label>
      <label>
        <span>to</span>
        <input
          type="date"
          value={view.to !== null && isDay(view.to) ? view.to : ''}
          onChange={(event) => change({ to: event.target.value || null })}
        />
        {view.to === null ? <b>now</b> : !isDay(view.to) && <b>{view.to}</b>}
      </label>
      <Choice
        label="why"
        any="any"
        value={view.change}
        list={changeKinds.map((one) => [one, changeWords[one]])}
        onChange={(one) => change({ change: one })}
      />
      <Choice
        label="kind"
        any="any"
        value={view.kind}
        list={kinds.map((one) => [one, one === 'metric' ? 'readings' : one])}
        onChange={(one) => change({ kind: one })}
      />
      <Choice
        label="project"
        any="any"
        value={view.project}
        list={systems.map(({ slug, name }) => [slug, name])}
        onChange={(project) => change({ project })}
      />
      <span className="changes-spans">
        {months.map((month) => (
          <a key={month} href={changesHref({ ...view, from: month, to: null })}>
            since {month}
          </a>
        ))}
        <a href={changesHref({ ...view, from: '0', to: null })}>everything</a>
        {filtered && (
          <button type="button" className="textbutton" onClick={() => change({ ...defaultChanges, from: view.from, to: view.to })}>
            Drop all filters
          </button>
        )}
      </span>
    </search>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  any: string;
  value: T | null;
  list: readonly (readonly [T, string])[];
  onChange: (value: T | null) => void;
}

function Choice<T extends string>({ label, any, value, list, onChange }: ChoiceProps<T>) {
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
        <option value="">{any}</option>
        {known.map(([one, words]) => (
          <option key={one} value={one}>
            {sentence(words)}
          </option>
        ))}
      </select>
    </label>
  );
}
