import { lazy } from 'react';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { type EntryState, retry } from '../../state/register.ts';
import { type MapsView, mapNames, mapsHref, parseMaps } from '../../state/route/maps.ts';
import { projectHref } from '../../state/route/project.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { T, t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { OnHeads } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Choices } from './Choices.tsx';
import { Drawn } from './Drawn.tsx';
import { Legend } from './Legend.tsx';
import { type Mapped, useMapped } from './useMapped.ts';
import { mapWords } from './words.ts';
import '../../ui/listPage.css';
import '../../ui/parts.css';
import './mapGrids.css';
import './mapMarks.css';
import './maps.css';

const TakeMap = lazy(() => import('./TakeMap.tsx'));

/** Pictures of the whole register, each with the table that it is drawn from. */
export default fromAddress(parseMaps, Maps);

function Maps({ view }: { view: MapsView }) {
  useTitle(t(mapWords[view.map].name));
  const narrow = useMedia('(max-width: 760px)');
  const read = useMapped();
  return (
    <OnHeads>
      <div className="wrap maps">
        <header className="list-lead">
          <h1>{t('Maps')}</h1>
          <p>{t(mapWords[view.map].shows)}</p>
        </header>
        <nav className="parts" aria-label={t('Maps')}>
          {mapNames.map((map) => (
            <a key={map} href={mapsHref({ map, as: view.as, system: view.system })} aria-current={map === view.map ? 'page' : undefined}>
              {t(mapWords[map].name)}
            </a>
          ))}
        </nav>
        <Choices view={view} documents={read.documents} />
        <div className="maps-over">
          <Counted {...read} />
          <span className="maps-as">
            <a href={mapsHref({ ...view, as: 'picture', from: 0 })} aria-current={view.as === 'picture' || undefined}>
              {t('Picture')}
            </a>
            <a href={mapsHref({ ...view, as: 'table', from: 0 })} aria-current={view.as === 'table' || undefined}>
              {t('Table')}
            </a>
          </span>
          {read.entries.length > 0 && (
            <Later>
              <TakeMap rows={read.entries} view={view} />
            </Later>
          )}
        </div>
        {view.as === 'picture' && <Legend map={view.map} />}
        {read.documents.length === 0 ? (
          <Bars widths={[420, 620, 540, 480, 600]} />
        ) : (
          <Drawn view={view} documents={read.documents} narrow={narrow} />
        )}
        <NotDrawn entries={read.entries} />
      </div>
    </OnHeads>
  );
}

/** Of how many systems a map is drawn, and the way to all. */
function Counted({ documents, listed, readAll }: Mapped) {
  return (
    <p className="maps-small" role="status">
      {documents.length > 0 && t('Drawn from {systems}, each verified.', { systems: plural(documents.length, 'system') })}
      {readAll && documents.length > 0 && (
        <>
          {' '}
          {t('The register lists {count}; these were approved last.', { count: formatNumber(listed) })}{' '}
          <button type="button" className="textbutton" onClick={readAll}>
            {t('Read all {count}', { count: formatNumber(listed) })}
          </button>
        </>
      )}
    </p>
  );
}

/** Systems that are listed and stand in no picture, each with the reason. */
function NotDrawn({ entries }: { entries: readonly EntryState<Overview>[] }) {
  const troubled = entries.flatMap((one) => ('error' in one ? [one] : []));
  if (troubled.length === 0) return null;
  return (
    <section className="maps-troubled" aria-label={t('Systems that are not drawn')}>
      <ul>
        {troubled.map(({ entry, error }) => (
          <li key={entry.key}>
            <T
              text="{system} is not drawn: {reason}"
              system={<a href={projectHref(entry.key)}>{entry.key}</a>}
              reason={
                <span lang="en">
                  {error.message} {error.fix}
                </span>
              }
            />
          </li>
        ))}
      </ul>
      <button type="button" className="textbutton" onClick={retry}>
        {t('Try again')}
      </button>
    </section>
  );
}
