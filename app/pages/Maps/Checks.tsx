import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type ChecksMap, checksMap } from '../../../registry/maps/checks.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { FamilyGlyph } from '../../ui/marks/Family.tsx';
import { label, t } from '../../words/t.tsx';
import { gridKeys } from '../Projects/gridKeys.ts';
import { CheckMark } from './MapMark.tsx';

/** Systems that are drawn by their letters; of more a cell says how many. */
export const DRAWN = 60;

type Row = ChecksMap<Overview>['rows'][number];

const layerWords = (layer: Row['layer']): string => (layer === null ? t('not known') : label(layer));
const familyWords = (family: ChecksMap<Overview>['families'][number]['family']): string =>
  family === null ? t('not known') : label(family);

/** Layers by verification families. A system stands in every cell that holds for it. */
export const Checks = memo(function Checks({ documents, narrow }: { documents: readonly Overview[]; narrow: boolean }) {
  const map = useMemo(() => checksMap(documents), [documents]);
  const counted = documents.length > DRAWN;
  const max = Math.max(1, ...map.rows.flatMap(({ cells }) => cells.map((cell) => cell.length)));
  const inCell = (cell: Row['cells'][number]) =>
    cell.length === 0 ? (
      <span className="maps-zero">0</span>
    ) : counted ? (
      <Count count={cell.length} max={max} />
    ) : (
      <span className="maps-marks">
        {cell.map(({ document, check }) => (
          <CheckMark key={document.slug} document={document} check={check} />
        ))}
      </span>
    );
  return narrow ? <AsList map={map} inCell={inCell} /> : <AsTable map={map} inCell={inCell} />;
});

interface Drawing {
  map: ChecksMap<Overview>;
  inCell(cell: Row['cells'][number]): ReactNode;
}

function AsTable({ map, inCell }: Drawing) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => (table.current ? gridKeys(table.current) : undefined), []);
  return (
    <div className="maps-scroll">
      <table className="maps-grid maps-checks" ref={table}>
        <caption className="visually-hidden">{t('Layers by verification families')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Layer')}</th>
            {map.families.map(({ family, systems }) => (
              <th key={family} scope="col">
                {family && <FamilyGlyph family={family} />} {familyWords(family)} <b>{formatNumber(systems)}</b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map(({ layer, systems, cells }) => (
            <tr key={layer}>
              <th scope="row">
                {layerWords(layer)} <b>{formatNumber(systems)}</b>
              </th>
              {cells.map((cell, i) => (
                <td key={map.families[i]?.family}>{inCell(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a narrow screen: each layer with the families that stand there, the true zeros together at its end. */
function AsList({ map, inCell }: Drawing) {
  return (
    <>
      {map.rows.map(({ layer, systems, cells }) => {
        const named = map.families.map(({ family }, i) => ({ family, cell: cells[i] ?? [] }));
        const nobody = named.filter(({ cell }) => cell.length === 0);
        return (
          <section key={layer} className="maps-layer">
            <h2>
              {layerWords(layer)} <span>{plural(systems, 'system')}</span>
            </h2>
            <dl>
              {named
                .filter(({ cell }) => cell.length > 0)
                .map(({ family, cell }) => (
                  <div key={family}>
                    <dt>
                      {family && <FamilyGlyph family={family} />} {familyWords(family)} <b>{formatNumber(cell.length)}</b>
                    </dt>
                    <dd>{inCell(cell)}</dd>
                  </div>
                ))}
            </dl>
            {nobody.length > 0 && (
              <p className="maps-small">
                {t('Nobody: {families}', { families: nobody.map(({ family }) => familyWords(family)).join(t(', ')) })}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

/** How many, as a number before its bar. */
export const Count = ({ count, max }: { count: number; max: number }) => (
  <span className="maps-count">
    <b>{formatNumber(count)}</b>
    <svg aria-hidden="true">
      <rect width={`${(100 * count) / max}%`} height="9" />
    </svg>
  </span>
);
