import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim, Source } from '../../../registry/schema/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { historyHref } from '../../state/route/history.ts';
import { projectHref } from '../../state/route/project.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Freshness, Gauge, Unequal } from '../../ui/marks/index.tsx';
import { type Cluster, shownOf } from './arrange.ts';
import { Value } from './Value.tsx';

export interface ClaimContext {
  slug: string;
  sources: Readonly<Record<string, Source>>;
  /** The claim that the address names. */
  marked: string | null;
  /** A preview: nothing of it has an address yet. */
  unpublished?: boolean | undefined;
}

/** A claim alone, or claims that contradict each other behind a double rule. */
export function ClusterOfClaims({ cluster, context }: { cluster: Cluster; context: ClaimContext }) {
  const rows = cluster.claims.map((claim) => <ClaimRow key={claim.id} claim={claim} context={context} />);
  if (!cluster.conflict) return <>{rows}</>;
  return (
    <div className="profile-conflict">
      <p>
        <span className="conflict">
          <Unequal /> These {cluster.claims.length === 2 ? 'two' : cluster.claims.length} disagree
        </span>
      </p>
      {rows}
      <p className="profile-why">{shownOf(cluster)}</p>
    </div>
  );
}

/** One claim: its evidence, its sentence, its dates, and its sources beside it. */
function ClaimRow({ claim, context: { slug, sources, marked, unpublished } }: { claim: Claim; context: ClaimContext }) {
  const { freshDays } = fieldOf(claim.field);
  return (
    <article className="profile-claim" id={`claim-${claim.id}`} tabIndex={-1} data-marked={marked === claim.id || undefined}>
      <Gauge rung={claim.rung} />
      <div>
        <Value claim={claim} />
        <p className="profile-statement">{claim.statement}</p>
        {claim.note && <p className="profile-note">{claim.note}</p>}
        <p className="profile-meta">
          <span>
            held <Freshness asOf={claim.asOf} days={freshDays} />
          </span>
          <span>read {claim.retrievedAt}</span>
          <a href={projectHref(slug, { claim: claim.id })} title="The address of this claim">
            #<span className="visually-hidden">address of claim {claim.id}</span>
          </a>
          {!unpublished && (
            <>
              <a className="profile-edit" href={historyHref({ kind: 'project', slug, item: claim.id })}>
                History<span className="visually-hidden"> of claim {claim.id}</span>
              </a>
              <a className="profile-edit" href={contributeHref({ kind: 'project', slug, claim: claim.id })}>
                Change<span className="visually-hidden"> claim {claim.id}</span>
              </a>
            </>
          )}
        </p>
      </div>
      <Sources refs={claim.sources} sources={sources} />
    </article>
  );
}

/** Two sources at once, three if that is all; the others fold: the first ones carry the claim. */
function Sources({ refs, sources }: { refs: readonly string[]; sources: ClaimContext['sources'] }) {
  const shown = refs.length > 3 ? 2 : refs.length;
  const lines = (some: readonly string[]) => some.map((ref) => <SourceLine key={ref} source={sources[ref]} id={ref} />);
  return (
    <div className="profile-sources">
      {lines(refs.slice(0, shown))}
      {refs.length > shown && (
        <details className="profile-other">
          <summary>{refs.length - shown} more sources</summary>
          {lines(refs.slice(shown))}
        </details>
      )}
    </div>
  );
}

function SourceLine({ source, id }: { source: Source | undefined; id: string }) {
  if (!source) return <p>“{id}”, which the sources of this block do not hold</p>;
  return (
    <p>
      {source.url ? <Leaving href={source.url}>{source.title}</Leaving> : source.title}{' '}
      <span>
        {source.publisher && `${source.publisher}, `}
        {source.kind}
        {!source.url && ', no safe address known'}
      </span>
    </p>
  );
}
