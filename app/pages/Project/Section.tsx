import { memo } from 'react';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import type { Group, GroupBlock, Overview } from '../../../registry/schema/index.ts';
import { plural, sentence } from '../../state/format.ts';
import { type GroupState, retry } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { askedOf } from '../Coming.tsx';
import { type FieldClaims, fieldsOf, foldOf } from './arrange.ts';
import { type ClaimContext, ClusterOfClaims } from './ClaimRow.tsx';
import { HeadlineRows } from './HeadlineRows.tsx';
import { Risks } from './Risks.tsx';
import { show } from './show.ts';
import type { Numbers } from './sources.ts';
import { TrustModel } from './trust/TrustModel.tsx';

/** One group of a profile: every claim of it, field by field. */
export const Section = memo(function Section({
  group,
  state,
  overview,
  numbers,
  marked,
  unpublished,
}: {
  group: Group;
  state: GroupState;
  overview: Overview;
  numbers?: Numbers | null;
  marked: string | null;
  unpublished?: boolean;
}) {
  const name = label(group);
  return (
    <section className="profile-section" id={`group-${group}`} tabIndex={-1} aria-busy={state.state === 'waiting'}>
      <h2>
        {sentence(name)} <span>{countsIn(overview.counts[group])}</span>
      </h2>
      {group === 'verification' && <TrustModel overview={overview} />}
      {state.state === 'waiting' && (
        <div className="profile-waiting">
          <HeadlineRows group={group} overview={overview} awaited />
          <Bars widths={[]} waitingFor={t('Waiting for a gateway to send the {group} block.', { group: name })} />
        </div>
      )}
      {state.state === 'coming' && (
        <p className="profile-none">
          <b>{t('Approved, content on its way.')}</b> {askedOf(state.error)}{' '}
          {t('The gateways are asked again and again; the {group} claims appear here by themselves.', { group: name })}
        </p>
      )}
      {(state.state === 'invalid' || state.state === 'unavailable') && (
        <ErrorBox error={state.error} title={t('The {group} claims are not shown', { group: name })} onRetry={retry} />
      )}
      {(state.state === 'coming' || state.state === 'invalid' || state.state === 'unavailable') && (
        <HeadlineRows group={group} overview={overview} awaited={false} />
      )}
      {state.state === 'verified' && (
        <Claims block={state.document} context={{ slug: overview.slug, sources: state.document.sources, numbers, marked, unpublished }} />
      )}
      {state.state === 'verified' && state.document.claims.length === 0 && (
        <p className="profile-none">
          {t('No claim.')}{' '}
          <button type="button" className="textbutton" onClick={() => show('gaps')}>
            {t('Where somebody looked')}
          </button>
        </p>
      )}
    </section>
  );
});

/** How many claims a group has, how well they are sourced, and what of it is absent or disputed. */
function countsIn({ claims, primary, absences, conflicts }: Overview['counts'][Group]): string {
  return [
    t('{claims}, {primary} from primary sources', { claims: plural(claims, 'claim'), primary }),
    absences > 0 && t('{count} absent', { count: absences }),
    conflicts > 0 && plural(conflicts, 'conflict'),
  ]
    .filter(Boolean)
    .join(t(', '));
}

/** The claims of a group: those of the table at once, the others folded until somebody asks for them. */
function Claims({ block, context }: { block: GroupBlock; context: ClaimContext }) {
  const { first, rest, folded } = foldOf(fieldsOf(block));
  return (
    <>
      {first.map((one) => (
        <Field key={one.field} {...one} context={context} />
      ))}
      {folded.length > 0 && (
        <details className="profile-rest" open={folded.some(({ id }) => id === context.marked)}>
          <summary>{t('{count} more claims, outside the table', { count: folded.length })}</summary>
          {rest.map((one) => (
            <Field key={one.field} {...one} context={context} />
          ))}
        </details>
      )}
    </>
  );
}

/** The claims of one field beside its name. */
function Field({ field, clusters, context }: FieldClaims & { context: ClaimContext }) {
  return (
    <div className="profile-field">
      <h3 title={fieldHelp[field]}>{fieldLabel(field)}</h3>
      <div>
        {field === 'verification.risk' ? (
          <Risks clusters={clusters} context={context} />
        ) : (
          clusters.map((cluster) => <ClusterOfClaims key={cluster.claims[0]?.id} cluster={cluster} context={context} />)
        )}
      </div>
    </div>
  );
}
