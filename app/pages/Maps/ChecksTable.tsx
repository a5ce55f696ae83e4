import { memo } from 'react';
import { checksOf, layersOf } from '../../../registry/maps/checks.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { projectHref } from '../../state/route/project.ts';
import { Absence, Family, Gauge } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';

/** What the map of checks is drawn from: a line for each system, with its layers and its families. */
export const ChecksTable = memo(function ChecksTable({ documents }: { documents: readonly Overview[] }) {
  return (
    <table className="maps-table">
      <caption className="visually-hidden">{t('Layers by verification families')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('System')}</th>
          <th scope="col">{t('Layers opened')}</th>
          <th scope="col">{t('Verification')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const layers = document.fields['details.layers'];
          return (
            <tr key={document.slug} data-system={document.slug}>
              <th scope="row">
                <a href={projectHref(document.slug)}>{document.name}</a>
              </th>
              <td>
                {'absence' in layers ? (
                  <Absence kind={layers.absence.kind} />
                ) : (
                  <a href={projectHref(document.slug, { group: 'details', claim: layers.claims[0]?.id ?? null })}>
                    {layersOf(document).map(label).join(t(', ')) || t('not known')}
                  </a>
                )}
              </td>
              <td>
                {checksOf(document).map((check) =>
                  'absence' in check ? (
                    <Absence key="absent" kind={check.absence} />
                  ) : (
                    <a
                      key={check.family}
                      className="maps-check"
                      href={projectHref(document.slug, { group: 'verification', claim: check.claim.id })}
                    >
                      <Gauge rung={check.claim.rung} small />
                      {check.family ? <Family family={check.family} status={check.status} /> : t('no family is typed')}
                    </a>
                  ),
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});
