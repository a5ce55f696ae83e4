import { lazy, useMemo, useState } from 'react';
import type { WordCounts } from '../../../registry/table/filter.ts';
import { useIsLarge, useNow } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { type ProjectsView, parseProjects } from '../../state/route/projects.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { columnsIn, columnsOf } from './columns.ts';
import { Filters } from './Filters.tsx';
import { Opening } from './Shown.tsx';
import { useRoom } from './useRoom.ts';
import { Whole } from './Whole.tsx';
import './projects.css';
import './table.css';
import './cells.css';

const Large = lazy(() => import('./large/Large.tsx'));

/** The condensed table of all systems, with its filters, and the claims behind one cell. */
function Projects({ view }: { view: ProjectsView }) {
  const narrow = useMedia('(max-width: 640px)');
  const isLarge = useIsLarge();
  const [whole, setWhole] = useState(false);
  const now = useNow();
  // The same columns stay the same object: what is opened or filtered draws no row anew.
  const { groups, columns: chosen, density } = view;
  const room = useRoom();
  const names = `${groups} ${chosen} ${density}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: by their names
  const columns = useMemo(() => columnsIn(room, columnsOf({ groups, columns: chosen, density })), [names, room]);
  const [counts, setCounts] = useState<WordCounts | null>(null);
  const table = { view, columns, narrow, now };

  return (
    <div className="wrap projects">
      <header className="page-head">
        <h1>{t('Projects')}</h1>
        <p>
          {t(
            'This section provides a structured overview of systems related to DeML OS. The goal is comparison, not promotion. Every cell opens the claim behind it: who says so, since when, and who approved it.',
          )}{' '}
          <a href={asOf('#/maps')}>{t('Maps')}</a>
        </p>
      </header>
      <Filters view={view} columns={columns} counts={isLarge && !whole ? counts : null} narrow={narrow} />
      {isLarge && !whole ? (
        <Later fallback={<Opening />}>
          <Large {...table} onCounts={setCounts} onWhole={() => setWhole(true)} />
        </Later>
      ) : (
        <Whole {...table} />
      )}
    </div>
  );
}

export default fromAddress(parseProjects, Projects);
