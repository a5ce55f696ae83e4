import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim, Source } from '../../../registry/schema/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { historyHref } from '../../state/route/history.ts';
import { Freshness, Gauge, Unequal } from '../../ui/marks/index.tsx';
import { T, t } from '../../words/t.tsx';
import { type Cluster, shownOf } from './arrange.ts';
import { ClaimLink } from './ClaimLink.tsx';
import { ClaimSources } from './ClaimSources.tsx';
import type { Numbers } from './sources.ts';
import { Value } from './Value.tsx';

export interface ClaimContext {
  slug: string;
  sources: Readonly<Record<string, Source>>;
  /** Of the list at the end of the page, once all groups are there. */
  numbers?: Numbers | null | undefined;
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
          <Unequal />{' '}
          {cluster.claims.length === 2 ? t('These two disagree') : t('These {count} disagree', { count: cluster.claims.length })}
        </span>
      </p>
      {rows}
      <p className="profile-why">{shownOf(cluster)}</p>
    </div>
  );
}

/** One claim: its evidence, its sentence, its dates, and its sources beside it. */
function ClaimRow({ claim, context: { slug, sources, numbers, marked, unpublished } }: { claim: Claim; context: ClaimContext }) {
  const { freshDays, value } = fieldOf(claim.field);
  // The families of a headline stand in the table of checks.
  const told = value === 'families' && claim.headline;
  return (
    <article className="profile-claim" id={`claim-${claim.id}`} tabIndex={-1} data-marked={marked === claim.id || undefined}>
      <Gauge rung={claim.rung} />
      <div>
        {!told && <Value claim={claim} />}
        <p className="profile-statement" lang="en">
          {claim.statement}
        </p>
        {claim.note && (
          <p className="profile-note" lang="en">
            {claim.note}
          </p>
        )}
        <p className="profile-meta">
          <span>
            <T text="held {date}" date={<Freshness asOf={claim.asOf} days={freshDays} />} />
          </span>
          <span>{t('read {day}', { day: claim.retrievedAt })}</span>
          <ClaimLink slug={slug} claim={claim.id} />
          {!unpublished && (
            <>
              <a className="profile-edit" href={historyHref({ kind: 'project', slug, item: claim.id })}>
                {t('History')}
                <span className="visually-hidden"> {t('of claim {id}', { id: claim.id })}</span>
              </a>
              <a className="profile-edit" href={contributeHref({ kind: 'project', slug, claim: claim.id })}>
                {t('Change')}
                <span className="visually-hidden"> {t('claim {id}', { id: claim.id })}</span>
              </a>
            </>
          )}
        </p>
      </div>
      <ClaimSources refs={claim.sources} sources={sources} numbers={numbers ?? null} />
    </article>
  );
}
