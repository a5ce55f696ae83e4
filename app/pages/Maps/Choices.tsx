import type { Overview } from '../../../registry/schema/index.ts';
import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { type MapsView, mapOrders } from '../../state/route/maps.ts';
import { label, t, word } from '../../words/t.tsx';
import { change } from './change.ts';

const orderWords = { gap: word('widest gap first'), name: word('by name') } as const satisfies Record<MapsView['order'], string>;

/** The system whose marks stand out; of the evidence, which group and which order. */
export function Choices({ view, documents }: { view: MapsView; documents: readonly Overview[] }) {
  const named = documents.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <form className="filter-bar" aria-label={t('What is shown')} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t('make out')}</span>
        <select
          value={view.system ?? ''}
          data-set={view.system !== null || undefined}
          onChange={(event) => change({ system: event.target.value || null })}
        >
          <option value="">{t('no system')}</option>
          {named.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {view.map === 'evidence' && (
        <>
          <label>
            <span>{t('fields')}</span>
            <select
              value={view.group ?? ''}
              data-set={view.group !== null || undefined}
              onChange={(event) => change({ group: (event.target.value || null) as Group | null })}
            >
              <option value="">{t('of all groups')}</option>
              {groups.map((group) => (
                <option key={group} value={group}>
                  {label(group)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t('order')}</span>
            <select value={view.order} onChange={(event) => change({ order: event.target.value as MapsView['order'], from: 0 })}>
              {mapOrders.map((one) => (
                <option key={one} value={one}>
                  {t(orderWords[one])}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </form>
  );
}
