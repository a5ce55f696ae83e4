import { useMemo, useRef } from 'react';
import { byGap, ladderOf } from '../../../registry/maps/ladder.ts';
import { sharedMap } from '../../../registry/maps/shared.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { type MapsView, mapsHref } from '../../state/route/maps.ts';
import { t } from '../../words/t.tsx';
import { Checks } from './Checks.tsx';
import { ChecksTable } from './ChecksTable.tsx';
import { Evidence } from './Evidence.tsx';
import { EvidenceList, EvidenceTable } from './EvidenceTable.tsx';
import { Shared } from './Shared.tsx';
import { SharedTable } from './SharedTable.tsx';
import { useMadeOut } from './useMadeOut.ts';

/** Systems that have a line at once. */
const LINES = 60;

/** The picture, or the table that it is drawn from. */
export function Drawn({ view, documents, narrow }: { view: MapsView; documents: readonly Overview[]; narrow: boolean }) {
  const { map, as, group, order, system } = view;
  const box = useRef<HTMLDivElement>(null);
  useMadeOut(box, system);
  const named = useMemo(() => documents.toSorted((a, b) => a.name.localeCompare(b.name)), [documents]);
  const ladders = useMemo(() => {
    if (map !== 'evidence') return [];
    const found = named.map((document) => ladderOf(document, group));
    return order === 'gap' ? found.toSorted(byGap) : found;
  }, [map, named, group, order]);
  const shared = useMemo(() => (map === 'shared' ? sharedMap(named) : null), [map, named]);
  const from = view.from < documents.length ? view.from : 0;
  const lines = useMemo(() => ladders.slice(from, from + LINES), [ladders, from]);
  const systems = useMemo(() => named.slice(from, from + LINES), [named, from]);
  const inLines = map === 'evidence' || (map === 'checks' && as === 'table');
  return (
    <div className="maps-drawn" ref={box}>
      {map === 'checks' && (as === 'table' ? <ChecksTable documents={systems} /> : <Checks documents={documents} narrow={narrow} />)}
      {map === 'evidence' &&
        (as === 'table' ? <EvidenceTable ladders={lines} /> : narrow ? <EvidenceList ladders={lines} /> : <Evidence ladders={lines} />)}
      {shared && (as === 'table' ? <SharedTable map={shared} /> : <Shared map={shared} narrow={narrow} />)}
      {inLines && documents.length > LINES && <Steps view={view} from={from} all={documents.length} />}
    </div>
  );
}

/** The systems before and after those that have a line. */
function Steps({ view, from, all }: { view: MapsView; from: number; all: number }) {
  const to = Math.min(all, from + LINES);
  return (
    <p className="maps-small">
      {t('Systems {from} to {to} of {all}.', { from: formatNumber(from + 1), to: formatNumber(to), all: formatNumber(all) })}{' '}
      {from > 0 && <a href={mapsHref({ ...view, from: Math.max(0, from - LINES) })}>{t('Those before')}</a>}{' '}
      {to < all && <a href={mapsHref({ ...view, from: to })}>{t('Those after')}</a>}
    </p>
  );
}
