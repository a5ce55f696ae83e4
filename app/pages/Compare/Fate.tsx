import { sharedMap } from '../../../registry/maps/shared.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { CompareView } from '../../state/route/compare.ts';
import { label, t } from '../../words/t.tsx';
import { CellOf } from './CellOf.tsx';

/** What several of the systems rest on: alternatives that rest on the same part are not independent. */
export function Fate({ documents, now, open }: { documents: readonly Overview[]; now: Date; open: CompareView['cell'] }) {
  const { parts, unknown } = sharedMap(documents);
  const shared = parts.filter(({ systems }) => systems.length > 1);
  const alone = parts.filter(({ systems }) => systems.length === 1);
  const isUnknown = (document: Overview) => unknown.some((one) => one.document === document);
  return (
    <section className="compare-drawn" aria-labelledby="compare-fate">
      <h2 id="compare-fate">{t('Shared fate')}</h2>
      <p className="compare-lead">
        {t('Alternatives that rest on the same part are not independent: if it fails or lies, all of them are touched.')}
      </p>
      <div className="compare-scroll compare-fates">
        <table className="compare-fate">
          <thead>
            <tr>
              <th scope="col">{t('Part')}</th>
              {documents.map(({ slug, name }) => (
                <th key={slug} scope="col" lang="en">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shared.map(({ part, systems }) => (
              <tr key={part}>
                <th scope="row">{label(part)}</th>
                {documents.map((document) => (
                  <td key={document.slug}>
                    {systems.some((one) => one.document === document) ? (
                      <Rests />
                    ) : isUnknown(document) ? (
                      <span className="compare-unsaid">{t('unknown')}</span>
                    ) : (
                      <span className="compare-unsaid">
                        <span aria-hidden="true">–</span>
                        <span className="visually-hidden">{t('not named')}</span>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {shared.length === 0 && (
              <tr>
                <td colSpan={documents.length + 1}>
                  {unknown.length > 0
                    ? t('No part is named by two of them; of some it is not known what they rest on.')
                    : t('No part is named by two of them.')}
                </td>
              </tr>
            )}
            {alone.length > 0 && (
              <tr className="compare-alone">
                <th scope="row">{t('alone on')}</th>
                {documents.map((document) => (
                  <td key={document.slug}>
                    {alone
                      .filter(({ systems }) => systems[0]?.document === document)
                      .map(({ part }) => label(part))
                      .join(t(', ')) || <span className="compare-unsaid">–</span>}
                  </td>
                ))}
              </tr>
            )}
            <tr className="compare-claimed">
              <th scope="row">{t('the claim')}</th>
              {documents.map((document) => (
                <td key={document.slug}>
                  <CellOf
                    field="details.dependencies"
                    document={document}
                    sentences={false}
                    axis={null}
                    shared={null}
                    open={open?.slug === document.slug && open.field === 'details.dependencies'}
                    now={now}
                  />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

const Rests = () => (
  <>
    <span className="compare-rests" aria-hidden="true" />
    <span className="visually-hidden">{t('rests on it')}</span>
  </>
);
