import { lazy, useEffect, useMemo, useState } from 'react';
import { buildProfile, type ProfileBlocks } from '../../../../registry/claims/index.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { type FieldId, fieldOf, type Profile } from '../../../../registry/schema/index.ts';
import { comparability } from '../../../../registry/table/order.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import type { EntryState } from '../../../state/register.ts';
import { useProjects } from '../../../state/register.ts';
import { defaultView } from '../../../state/route/projects.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { Later } from '../../../ui/Boundary.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';
import { Answers } from '../../Project/Answers.tsx';
import { sectionOrder } from '../../Project/arrange.ts';
import { Gaps } from '../../Project/Gaps.tsx';
import { Head } from '../../Project/Head.tsx';
import { Section } from '../../Project/Section.tsx';
import { condensedColumns } from '../../Projects/columns.ts';
import { Table } from '../../Projects/Table.tsx';
import '../../Project/project.css';
import '../../Project/head.css';
import '../../Project/claims.css';
import '../../Project/tables.css';
import '../../Project/chart.css';
import '../../Projects/projects.css';
import '../../Projects/table.css';
import '../../Projects/cells.css';

const Claim = lazy(() => import('../../Projects/claim/Claim.tsx'));

/** A profile in its row of the table, with the claim behind each cell, and as its own page. */
export default function ProfilePreview({ profile }: { profile: Profile }) {
  const [built, setBuilt] = useState<ProfileBlocks | null>(null);
  const [error, setError] = useState<DemlError | null>(null);
  useEffect(() => {
    let current = true;
    const show = (blocks: ProfileBlocks | null, reason: DemlError | null) => {
      if (!current) return;
      setBuilt(blocks);
      setError(reason);
    };
    buildProfile(withReason(profile), 'The draft').then(
      (blocks) => show(blocks, null),
      (reason) => show(null, asDemlError(reason)),
    );
    return () => {
      current = false;
    };
  }, [profile]);
  if (error) return <ErrorBox error={error} title={t('It cannot be drawn yet')} />;
  if (!built) return <Bars widths={[480, 560, 520]} waitingFor={t('Building the blocks of the profile.')} />;
  return <Drawn built={built} />;
}

/** A preview is looked at before the reason is written; nothing that it draws says the reason. */
const withReason = (profile: Profile): Profile => ({
  ...profile,
  change: { kind: 'world', summary: profile.change.summary || 'Not said yet.' },
});

function Drawn({ built: { overview, groups } }: { built: ProfileBlocks }) {
  const [cell, setCell] = useState<FieldId | null>(null);
  const now = useMemo(() => new Date(), []);
  const others = useProjects().flatMap((one) => (one.state === 'verified' && one.document.slug !== overview.slug ? [one.document] : []));
  const row = useMemo(
    (): EntryState<typeof overview> => ({
      entry: {
        kind: 'project',
        period: 0,
        key: overview.slug,
        digest: `0x${'0'.repeat(64)}`,
        version: 0,
        approvedAt: 0,
        status: 'active',
        disputes: 0,
      } as EntryState<typeof overview>['entry'],
      state: 'verified',
      document: overview,
    }),
    [overview],
  );
  const documents = [overview, ...others];
  return (
    <>
      <h2 className="preview-title">{t('In the table')}</h2>
      <div className="frame">
        <Table
          rows={[row]}
          documents={documents}
          comparable={(field) => comparability(documents, field)}
          columns={condensedColumns()}
          view={{ ...defaultView, cell: cell && { slug: overview.slug, field: cell } }}
          caption={t('The row of this system')}
          now={now}
          change={(view) => setCell(view.cell?.field ?? null)}
        />
        {cell && (
          <Later>
            <Claim
              key={cell}
              entry={null}
              document={overview}
              field={cell}
              now={now}
              onClose={() => setCell(null)}
              block={{ state: 'verified', document: groups[fieldOf(cell).group] }}
            />
          </Later>
        )}
      </div>
      <h2 className="preview-title">{t('On its own page')}</h2>
      <div className="profile">
        <div className="profile-top">
          <Head document={overview} />
          <Answers document={overview} />
          <aside className="profile-approval" aria-label={t('Revision')}>
            <p>{t('not proposed yet')}</p>
          </aside>
        </div>
        <div className="profile-body">
          {sectionOrder.map((group) => (
            <Section
              key={group}
              group={group}
              state={{ state: 'verified', document: groups[group] }}
              overview={overview}
              marked={null}
              unpublished
            />
          ))}
          <Gaps document={overview} unpublished />
        </div>
      </div>
    </>
  );
}
