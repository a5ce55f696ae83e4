import type { Entry } from '../../../registry/actions/index.ts';
import { recordsOfProfile } from '../../../registry/export/recordsOf.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { useMetric } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { readGroups, unreadOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** A profile with all claims and absences, folded or not, and its dated readings. */
export default function TakeProfile({ entry, document }: { entry: Entry; document: Overview }) {
  const metric = useMetric(document.slug);
  const readings = typeof metric === 'object' ? metric : null;
  return (
    <TakeAway
      shown={{
        title: document.name,
        name: document.slug,
        address: projectHref(document.slug),
        subject: 'claims',
        collections: [{ kind: 'project', period: 0 }, ...(readings ? [{ kind: 'metric', period: 0 } as const] : [])],
        waiting: metric === 'loading' || readings?.state === 'waiting',
        records: async (blocks) => {
          const [profile] = await readGroups([{ entry, state: 'verified', document }], blocks, () => groups);
          if (!profile || 'reason' in profile) return [];
          return recordsOfProfile(profile, readings && (readings.state === 'verified' ? readings : unreadOf(readings)));
        },
      }}
    />
  );
}
