import { fieldOf } from '../../../registry/schema/fields.ts';
import type { AssumptionsValue, Claim } from '../../../registry/schema/index.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { projectHref } from '../../state/route/project.ts';
import { Freshness, Gauge } from '../../ui/marks/index.tsx';

/** Who must be honest, for what, and what nobody checks; from the typed assumptions of the claims. */
export function TrustTable({ slug, claims }: { slug: string; claims: readonly Claim[] }) {
  const rows = claims.flatMap((claim) =>
    claim.field === 'verification.trustModel' && claim.value ? (claim.value as AssumptionsValue).map((one) => ({ claim, ...one })) : [],
  );
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="profile-scroll" tabIndex={0} aria-label="Trust assumptions">
      <table className="profile-trust">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Assumption</th>
            <th scope="col">For what</th>
            <th scope="col">What nobody checks</th>
            <th scope="col">Held</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ claim, party, who, forWhat, unchecked }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={i}>
              <th scope="row">{who}</th>
              <td data-label="Assumption" className="profile-party">
                {labelOf(party)}
              </td>
              <td data-label="For what">{forWhat}</td>
              <td data-label="What nobody checks">{unchecked ?? <span className="profile-unsaid">none named</span>}</td>
              <td data-label="Held">
                <a className="profile-leans" href={projectHref(slug, { claim: claim.id })} title="The claim and its sources">
                  <Gauge rung={claim.rung} small />
                  <Freshness asOf={claim.asOf} days={fieldOf(claim.field).freshDays} />
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
