import { memo, useEffect, useRef } from 'react';
import { stepOf } from '../../../registry/maps/ladder.ts';
import type { SharedMap } from '../../../registry/maps/shared.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { projectHref } from '../../state/route/project.ts';
import { Monogram } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { gridKeys } from '../Projects/gridKeys.ts';
import { Count, DRAWN } from './Checks.tsx';
import { GapMark, MapMark } from './MapMark.tsx';

type Map = SharedMap<Overview>;

const words = (system: string, part: string, rung: string): string =>
  t('{system}, {field}: {known}', { system, field: label(part), known: label(rung) });

/** Parts by systems: a filled square where a system rests on a part; the part on which most rest stands first. */
export const Shared = memo(function Shared({ map, narrow }: { map: Map; narrow: boolean }) {
  const many = map.resting.length > DRAWN;
  return (
    <>
      {narrow || many ? <SharedList map={map} counted={many} /> : <Matrix map={map} />}
      {map.unknown.length > 0 && (
        <p className="maps-unknown">
          <span>{t('Of these no part is known, which is not that they rest on none:')}</span>
          <span className="maps-marks">
            {map.unknown.slice(0, DRAWN).map(({ document, kind }) => (
              <GapMark key={document.slug} document={document} says={kind ? label(kind) : t('no part is typed')} group="details" />
            ))}
          </span>
          {map.unknown.length > DRAWN && <span>{t('and {count} more', { count: formatNumber(map.unknown.length - DRAWN) })}</span>}
        </p>
      )}
    </>
  );
});

function Matrix({ map: { parts, resting } }: { map: Map }) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => (table.current ? gridKeys(table.current) : undefined), []);
  const max = parts[0]?.systems.length ?? 1;
  return (
    <div className="maps-scroll">
      <table className="maps-grid maps-shared" ref={table}>
        <caption className="visually-hidden">{t('Parts by the systems that rest on them')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Part')}</th>
            <th scope="col">{t('Systems')}</th>
            {resting.map(({ slug, name, monogram }) => (
              <th key={slug} scope="col" data-system={slug}>
                <a className="part maps-column" href={projectHref(slug, { group: 'details' })}>
                  <span>{name}</span>
                  <Monogram letters={monogram} size={22} />
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, systems }) => (
            <tr key={part}>
              <th scope="row">{label(part)}</th>
              <td>
                <Count count={systems.length} max={max} />
              </td>
              {resting.map((document) => {
                const found = systems.find((one) => one.document === document);
                return (
                  <td key={document.slug} data-system={document.slug}>
                    {found ? (
                      <a
                        className="part maps-rests"
                        href={projectHref(document.slug, { group: 'details', claim: found.claim.id })}
                        data-step={stepOf(found.claim.rung)}
                        title={words(document.name, part, found.claim.rung)}
                      >
                        <span className="visually-hidden">{words(document.name, part, found.claim.rung)}</span>
                      </a>
                    ) : (
                      <span className="maps-not" aria-hidden="true" />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Parts one under another, each with who rests on it. */
function SharedList({ map: { parts }, counted }: { map: Map; counted: boolean }) {
  const max = parts[0]?.systems.length ?? 1;
  return (
    <dl className="maps-parts">
      {parts.map(({ part, systems }) => (
        <div key={part}>
          <dt>
            {label(part)} <Count count={systems.length} max={max} />
          </dt>
          {!counted && (
            <dd className="maps-marks">
              {systems.map(({ document, claim }) => (
                <MapMark key={document.slug} document={document} claim={claim} group="details" />
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
