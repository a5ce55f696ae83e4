import { Fragment, memo } from 'react';
import type { SharedMap } from '../../../registry/maps/shared.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { projectHref } from '../../state/route/project.ts';
import { Gauge } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';

/** What the map of shared parts is drawn from: a line for each part, with the systems that rest on it. */
export const SharedTable = memo(function SharedTable({ map }: { map: SharedMap<Overview> }) {
  return (
    <table className="maps-table">
      <caption className="visually-hidden">{t('Parts by the systems that rest on them')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Part')}</th>
          <th scope="col">{t('Systems')}</th>
          <th scope="col">{t('Who rests on it')}</th>
        </tr>
      </thead>
      <tbody>
        {map.parts.map(({ part, systems }) => (
          <tr key={part}>
            <th scope="row">{label(part)}</th>
            <td className="maps-figure">{formatNumber(systems.length)}</td>
            <td>
              {systems.map(({ document, claim }) => (
                <a key={document.slug} className="maps-check" href={projectHref(document.slug, { group: 'details', claim: claim.id })}>
                  <Gauge rung={claim.rung} small />
                  {document.name}
                </a>
              ))}
            </td>
          </tr>
        ))}
        {map.unknown.length > 0 && (
          <tr>
            <th scope="row">{t('not known')}</th>
            <td className="maps-figure">{formatNumber(map.unknown.length)}</td>
            <td>
              {map.unknown.map(({ document }, i) => (
                <Fragment key={document.slug}>
                  {i > 0 && ', '}
                  <a href={projectHref(document.slug, { group: 'details' })}>{document.name}</a>
                </Fragment>
              ))}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
});
