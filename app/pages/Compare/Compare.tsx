import { lazy } from 'react';
import { comparedRows } from '../../../registry/comparison/order.ts';
import { LEAST } from '../../../registry/comparison/view.ts';
import { useNow } from '../../state/register.ts';
import { type CompareView, parseCompare } from '../../state/route/compare.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { OnHeads } from '../Instead.tsx';
import { OpenedCell } from '../Projects/OpenedCell.tsx';
import { useTitle } from '../title.ts';
import { Bar } from './Bar.tsx';
import { change } from './change.ts';
import { Fate } from './Fate.tsx';
import { Lives } from './Lives.tsx';
import { Notices } from './Notices.tsx';
import { Table } from './Table.tsx';
import { type Systems, useSystems } from './useSystems.ts';
import '../../ui/listPage.css';
import './heads.css';
import './compare.css';
import './cells.css';
import './drawn.css';

const Choose = lazy(() => import('./Choose.tsx'));
const Axes = lazy(() => import('./Axes.tsx'));
const TakeCompare = lazy(() => import('../TakeAway/TakeCompare.tsx'));

/** Two to six systems side by side, under the four words of the question. */
function Compare({ view }: { view: CompareView }) {
  const systems = useSystems(view.systems);
  const names = systems.documents.map(({ name }) => name).join(', ');
  useTitle(names ? t('Compare {names}', { names }) : t('Compare'));
  return (
    <OnHeads>
      <div className="wrap compare">
        <header className="list-lead">
          <h1>{t('Compare')}</h1>
          <p>
            {t('Two to six systems side by side: what they say in sentences and types first, and numbers only where they count the same.')}
          </p>
        </header>
        <Notices {...systems} chosen={view.systems} />
        {systems.columns.length < LEAST ? (
          <Later>
            <Choose columns={systems.columns} chosen={view.systems} />
          </Later>
        ) : (
          <Compared view={view} systems={systems} />
        )}
      </div>
    </OnHeads>
  );
}

function Compared({ view, systems: { columns, documents } }: { view: CompareView; systems: Systems }) {
  const now = useNow();
  const rows = comparedRows(documents, view.order);
  const settled = columns.every(({ state }) => state !== 'waiting' && state !== 'loading');
  const drawn = useIdle(settled);
  return (
    <>
      <Bar view={view} columns={columns}>
        {drawn && (
          <Later>
            <TakeCompare columns={columns} rows={rows} view={view} />
          </Later>
        )}
      </Bar>
      <div className="compare-frame">
        <Table {...{ view, columns, documents, rows, now }} />
        {documents.length >= LEAST && (
          <>
            {drawn && (
              <Later>
                <Axes documents={documents} />
              </Later>
            )}
            <Lives documents={documents} now={now} open={view.cell} />
            <Fate documents={documents} now={now} open={view.cell} />
          </>
        )}
        {view.cell && <OpenedCell cell={view.cell} now={now} onClose={() => change({ cell: null })} />}
      </div>
    </>
  );
}

export default fromAddress(parseCompare, Compare);
