import { type RiskStatus, riskStatuses, riskStatusOf } from '../../../registry/trust/index.ts';
import { t, word } from '../../words/t.tsx';
import type { Cluster } from './arrange.ts';
import { type ClaimContext, ClusterOfClaims } from './ClaimRow.tsx';

const statusWords: Readonly<Record<RiskStatus, string>> = {
  open: word('Open'),
  'by-design': word('By design'),
  otherwise: word('Another status, in the note'),
  mended: word('Mended or stopped'),
  over: word('Over'),
  'not-told': word('No status told'),
};

/** Known risks by what their notes tell of them today, open ones first. */
export function Risks({ clusters, context }: { clusters: readonly Cluster[]; context: ClaimContext }) {
  const by = Map.groupBy(clusters, ({ claims }) => riskStatusOf(claims[0]?.note));
  return riskStatuses.map((status) => {
    const some = by.get(status);
    return (
      some && (
        <section key={status}>
          <h4 className="profile-status">
            {t(statusWords[status])} <span>{some.length}</span>
          </h4>
          {some.map((cluster) => (
            <ClusterOfClaims key={cluster.claims[0]?.id} cluster={cluster} context={context} />
          ))}
        </section>
      )
    );
  });
}
