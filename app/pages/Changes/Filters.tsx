import { kinds } from '../../../registry/actions/words.ts';
import { changeKinds } from '../../../registry/schema/vocabulary.ts';
import { formatDay, sentence } from '../../state/format.ts';
import { useProjects } from '../../state/register.ts';
import { type ChangesView, changesHref, defaultChanges } from '../../state/route/history.ts';
import { go } from '../../state/useRoute.ts';
import { t, word } from '../../words/t.tsx';
import { spans } from './spans.ts';

/** What the kinds of change mean, as somebody chooses among them. */
const changeWords = {
  new: word('entries added'),
  world: word('only what the world changed'),
  correction: word('our errors corrected'),
  method: word('our method changed'),
  retire: word('entries retired'),
} as const;

const kindWords = { project: word('project'), metric: word('readings'), note: word('note'), page: word('page') } as const;

/** Between which days, and what of it. Everything chosen stands in the address. */
export function Filters({ view, from }: { view: ChangesView; from: string }) {
  const change = (part: Partial<ChangesView>) => go(changesHref({ ...view, ...part }));
  const systems = useProjects().flatMap((one) => (one.state === 'verified' ? [one.document] : []));
  const today = formatDay(new Date());
  const filtered = view.kind !== null || view.change !== null || view.project !== null;
  return (
    <search className="filter-bar" aria-label={t('Filter the changes')}>
      <End label={t('from')} value={from} list={spans(new Date())} day={today} onChange={(one) => change({ from: one })} />
      <End
        label={t('to')}
        value={view.to ?? 'now'}
        list={[['now', t('now')]]}
        day={today}
        onChange={(to) => change({ to: to === 'now' ? null : to })}
      />
      <Choice
        label={t('why')}
        value={view.change}
        list={changeKinds.map((one) => [one, t(changeWords[one])])}
        onChange={(one) => change({ change: one })}
      />
      <Choice
        label={t('kind')}
        value={view.kind}
        list={kinds.map((one) => [one, t(kindWords[one])])}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={t('project')}
        value={view.project}
        list={systems.map(({ slug, name }) => [slug, name])}
        onChange={(project) => change({ project })}
      />
      {filtered && (
        <button type="button" className="textbutton" onClick={() => change({ ...defaultChanges, from: view.from, to: view.to })}>
          {t('Drop all filters')}
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
        {!isListed && !isDay && <option value={value}>{/^\d+$/.test(value) ? t('block {block}', { block: value }) : value}</option>}
        <option value="day">{t('a day …')}</option>
      </select>
      {isDay && (
        <input
          type="date"
          aria-label={t('{label} this day, UTC', { label })}
          value={value}
          onChange={(event) => onChange(event.target.value || day)}
        />
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
        <option value="">{t('any')}</option>
        {known.map(([one, words]) => (
          <option key={one} value={one}>
            {sentence(words)}
          </option>
        ))}
      </select>
    </label>
  );
}
