import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { FieldId, Group, Headline, Overview } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Freshness, Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, T, t } from '../../words/t.tsx';
import { firstOfGroup } from './arrange.ts';
import { Value } from './Value.tsx';

/** A group whose claims are on their way, or cannot be had: what the table knows of them, in the places where they would stand. */
export function HeadlineRows({ group, overview, awaited }: { group: Group; overview: Overview; awaited: boolean }) {
  const fields = fieldIds
    .filter((field) => fieldOf(field).group === group)
    .toSorted(firstOfGroup)
    .map((field) => ({ field, cell: overview.fields[field] }));
  const shown = fields.flatMap(({ field, cell }) => ('claims' in cell ? [{ field, claims: cell.claims }] : []));
  const rest = overview.counts[group].claims - shown.reduce((sum, { claims }) => sum + claims.length, 0);
  return (
    <>
      {shown.map(({ field, claims }) => (
        <div key={field} className="profile-field">
          <h3>{fieldLabel(field)}</h3>
          <div>
            {claims.map((claim) => (
              <HeadlineRow key={claim.id} field={field} claim={claim} awaited={awaited} />
            ))}
          </div>
        </div>
      ))}
      {awaited && rest > 1 && (
        <details className="profile-rest">
          <summary>{t('{count} more claims, outside the table', { count: rest })}</summary>
          <p className="profile-none">{t('They are on their way: {claims}.', { claims: plural(rest, 'claim') })}</p>
        </details>
      )}
    </>
  );
}

/** As high as most claims, which have a note and, on a phone, their sources below. */
function HeadlineRow({ field, claim, awaited }: { field: FieldId; claim: Headline; awaited: boolean }) {
  return (
    <div className={awaited ? 'profile-claim profile-soon' : 'profile-claim'}>
      <Gauge rung={claim.rung} />
      <div>
        {fieldOf(field).value !== 'families' && <Value claim={{ field, ...claim }} />}
        {claim.short && (
          <p className="profile-statement" lang="en">
            {claim.short}
            {claim.qualifier && `: ${claim.qualifier}`}
          </p>
        )}
        {awaited && <Bars widths={claim.short ? [420] : [580, 420]} />}
        <p className="profile-meta">
          <span>
            <T text="held {date}" date={<Freshness asOf={claim.asOf} days={fieldOf(field).freshDays} />} />
          </span>
        </p>
      </div>
    </div>
  );
}
