import { memo } from 'react';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { Absence, Freshness } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';

/** Every absence, and where somebody looked. */
export const Gaps = memo(function Gaps({ document, unpublished }: { document: Overview; unpublished?: boolean }) {
  const gaps = fieldIds.flatMap((field) => {
    const cell = document.fields[field];
    return 'absence' in cell ? [{ field, ...cell.absence }] : [];
  });
  return (
    <section className="profile-section" id="gaps" tabIndex={-1}>
      <h2>
        {t('Gaps')}{' '}
        <span>{gaps.length === 0 ? t('every field of the dictionary has a claim') : t('what was looked for and is absent')}</span>
      </h2>
      <ul className="profile-gaps">
        {gaps.map(({ field, kind, searched, asOf }) => (
          <li key={field}>
            <b title={fieldHelp[field]}>{fieldLabel(field)}</b>
            <Absence kind={kind} />
            <span lang="en">{searched}</span>
            <span>
              <Freshness asOf={asOf} days={fieldOf(field).freshDays} />{' '}
              {!unpublished && (
                <a className="profile-fill" href={contributeHref({ kind: 'project', slug: document.slug, field })}>
                  {t('Fill')}
                  <span className="visually-hidden"> {t('the gap {field}', { field: fieldLabel(field) })}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
});
