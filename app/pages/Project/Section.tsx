import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Group, GroupBlock, Overview } from '../../../registry/schema/index.ts';
import { plural, sentence } from '../../state/format.ts';
import { type GroupState, retry } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { askedOf } from '../Coming.tsx';
import { type FieldClaims, fieldsOf, foldOf } from './arrange.ts';
import { type ClaimContext, ClusterOfClaims } from './ClaimRow.tsx';
import { show } from './show.ts';
import { TrustTable } from './TrustTable.tsx';

/** One group of a profile: every claim of it, field by field. */
export function Section({
  group,
  state,
  overview,
  marked,
  unpublished,
}: {
  group: Group;
  state: GroupState;
  overview: Overview;
  marked: string | null;
  unpublished?: boolean;
}) {
  const counts = overview.counts[group];
  return (
    <section className="profile-section" id={`group-${group}`} tabIndex={-1} aria-busy={state.state === 'waiting'}>
      <h2>
        {sentence(group)}{' '}
        <span>
          {plural(counts.claims, 'claim')}, {counts.primary} from primary sources{counts.absences > 0 && `, ${counts.absences} absent`}
          {counts.conflicts > 0 && `, ${plural(counts.conflicts, 'conflict')}`}
        </span>
      </h2>
      {state.state === 'waiting' && (
        <div className="profile-waiting">
          <Bars widths={[560, 610, 480, 600, 540]} waitingFor={`Waiting for a gateway to send the ${group} block.`} />
        </div>
      )}
      {state.state === 'coming' && (
        <p className="profile-none">
          <b>Approved, content on its way.</b> {askedOf(state.error)} The gateways are asked again and again; the {group} claims appear here
          by themselves.
        </p>
      )}
      {(state.state === 'invalid' || state.state === 'unavailable') && (
        <ErrorBox error={state.error} title={`The ${group} claims are not shown`} onRetry={retry} />
      )}
      {state.state === 'verified' && (
        <Claims block={state.document} context={{ slug: overview.slug, sources: state.document.sources, marked, unpublished }} />
      )}
      {state.state === 'verified' && state.document.claims.length === 0 && (
        <p className="profile-none">
          No claim.{' '}
          <button type="button" className="textbutton" onClick={() => show('gaps')}>
            Where somebody looked
          </button>
        </p>
      )}
    </section>
  );
}

/** The claims of a group: those of the table at once, the others folded until somebody asks for them. */
function Claims({ block, context }: { block: GroupBlock; context: ClaimContext }) {
  const { first, rest, folded } = foldOf(fieldsOf(block));
  const told = new Set(first.map(({ field }) => field));
  return (
    <>
      {first.map((one) => (
        <Field key={one.field} {...one} block={block} context={context} />
      ))}
      {folded.length > 0 && (
        <details className="profile-rest" open={folded.some(({ id }) => id === context.marked)}>
          <summary>{folded.length} more claims, outside the table</summary>
          {rest.map((one) => (
            <Field key={one.field} {...one} block={block} context={context} again={told.has(one.field)} />
          ))}
        </details>
      )}
    </>
  );
}

/** The claims of one field beside its name. The trust table stands where the field stands first. */
function Field({ field, clusters, block, context, again }: FieldClaims & { block: GroupBlock; context: ClaimContext; again?: boolean }) {
  const { label } = fieldOf(field);
  return (
    <div className="profile-field">
      <h3 title={fieldHelp[field]}>{label}</h3>
      <div>
        {field === 'verification.trustModel' && !again && <TrustTable slug={context.slug} claims={block.claims} />}
        {clusters.map((cluster) => (
          <ClusterOfClaims key={cluster.claims[0]?.id} cluster={cluster} context={context} />
        ))}
      </div>
    </div>
  );
}
