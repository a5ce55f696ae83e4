import { lazy, memo } from 'react';
import { useNow } from '../../state/register.ts';
import { type CoverageView, coverageOrders, parseCoverage } from '../../state/route/coverage.ts';
import { projectHref } from '../../state/route/project.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { OnHeads } from '../Instead.tsx';
import { OpenedCell } from '../Projects/OpenedCell.tsx';
import { useTitle } from '../title.ts';
import { change } from './change.ts';
import { Legend } from './Legend.tsx';
import { NotRead } from './NotRead.tsx';
import { Shown } from './Shown.tsx';
import { Sums } from './Sums.tsx';
import { type Matrix, useMatrix } from './useMatrix.ts';
import '../../ui/listPage.css';
import './coverage.css';

const TakeCoverage = lazy(() => import('../TakeAway/TakeCoverage.tsx'));

/** What the register does not know, and where it was looked for: every field of every system. */
function Coverage({ view }: { view: CoverageView }) {
  useTitle(t('Coverage'));
  const narrow = useMedia('(max-width: 640px)');
  const now = useNow();
  const read = useMatrix(view, now);
  const rows = view.system ? read.entries.filter(({ entry }) => entry.key === view.system) : read.entries;
  return (
    <OnHeads>
      <div className="wrap">
        <header className="list-lead">
          <h1>{t('Coverage')}</h1>
          <p>{t('What the register does not know, and where it was looked for.')}</p>
        </header>
        <Choices order={view.order} system={view.system} systems={read.named.systems} />
        <div className="matrix-head">
          <Sums system={view.system} {...read} />
          {rows.length > 0 && (
            <Later>
              <TakeCoverage rows={rows} view={view} />
            </Later>
          )}
        </div>
        <Legend />
        <div className="matrix-frame">
          <Shown view={view} read={read} narrow={narrow} />
          {view.cell && <OpenedCell cell={view.cell} now={now} onClose={() => change({ cell: null })} />}
        </div>
        <NotRead entries={read.entries} />
      </div>
    </OnHeads>
  );
}

interface ChoicesProps extends Pick<CoverageView, 'order' | 'system'> {
  systems: Matrix['named']['systems'];
}

/** Which order, and which system. */
const Choices = memo(function Choices({ order, system, systems }: ChoicesProps) {
  return (
    <form className="filter-bar" aria-label={t('What is shown')} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t('System')}</span>
        <select
          value={system ?? ''}
          data-set={system !== null || undefined}
          onChange={(event) => change({ system: event.target.value || null, cell: null })}
        >
          <option value="">{t('all')}</option>
          {systems.map(({ document: { slug, name } }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('order')}</span>
        <select value={order} onChange={(event) => change({ order: event.target.value as CoverageView['order'], from: 0 })}>
          {coverageOrders.map((one) => (
            <option key={one} value={one}>
              {one === 'unknown' ? t('least known first') : t('as in the dictionary')}
            </option>
          ))}
        </select>
      </label>
      {system && <a href={projectHref(system)}>{t('The profile')}</a>}
    </form>
  );
});

export default fromAddress(parseCoverage, Coverage);
