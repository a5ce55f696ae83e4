import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { Absence, Freshness } from '../../ui/marks/index.tsx';

/** Every absence, and where somebody looked. */
export function Gaps({ document, unpublished }: { document: Overview; unpublished?: boolean }) {
  const gaps = fieldIds.flatMap((field) => {
    const cell = document.fields[field];
    return 'absence' in cell ? [{ field, ...cell.absence }] : [];
  });
  return (
    <section className="profile-section" id="gaps" tabIndex={-1}>
      <h2>
        Gaps <span>{gaps.length === 0 ? 'every field of the dictionary has a claim' : 'what was looked for and is absent'}</span>
      </h2>
      <ul className="profile-gaps">
        {gaps.map(({ field, kind, searched, asOf }) => (
          <li key={field}>
            <b title={fieldHelp[field]}>{fieldOf(field).label}</b>
            <Absence kind={kind} />
            <span>{searched}</span>
            <span>
              <Freshness asOf={asOf} days={fieldOf(field).freshDays} />{' '}
              {!unpublished && (
                <a className="profile-fill" href={contributeHref({ kind: 'project', slug: document.slug, field })}>
                  Fill<span className="visually-hidden"> the gap {fieldOf(field).label}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
