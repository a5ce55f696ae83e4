import { lazy } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { linkKinds } from '../../../registry/schema/vocabulary.ts';
import { formatDay, formatHex, formatNumber, sentence } from '../../state/format.ts';
import { type RevisionsState, useRegister } from '../../state/register.ts';
import { compareHref } from '../../state/route/compare.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { Later } from '../../ui/Boundary.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { Monogram } from '../../ui/marks/index.tsx';
import { label, T, t } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';

const Standing = lazy(() => import('../Standing/Standing.tsx'));

/** Who it is, since when, where it publishes. */
export function Head({ document }: { document: Overview }) {
  const links = linkKinds.flatMap((kind) => {
    const url = document.links[kind];
    return url ? [{ kind, url }] : [];
  });
  return (
    <header className="profile-head">
      <Monogram letters={document.monogram} size={76} />
      <div>
        <h1>{document.name}</h1>
        <p className="profile-sentence" lang="en">
          {document.sentence}
        </p>
        <ul className="profile-facts">
          <li>
            <T text="{life} since {day}" life={<b>{sentence(label(document.life.status))}</b>} day={document.life.since} />
          </li>
          {links.map(({ kind, url }) => (
            <li key={kind}>
              <Leaving href={url}>{label(kind)}</Leaving>
            </li>
          ))}
        </ul>
      </div>
    </header>
  );
}

/** Which revision this is, what moved, who approved it. */
export function Approval({ entry, document, revisions }: { entry: Entry; document: Overview; revisions: RevisionsState }) {
  const { at } = useRegister('at');
  const head = revisions.state === 'read' ? revisions.revisions.find(({ version }) => version === entry.version) : undefined;
  const day = formatDay(new Date(entry.approvedAt * 1000));
  const revision = <b>{t('Revision {version}', { version: entry.version })}</b>;
  return (
    <aside className="profile-approval" aria-label={t('Revision')}>
      <p>
        {head ? (
          <T
            text="{revision}, approved {day} at block {block}"
            revision={revision}
            day={day}
            block={formatNumber(Number(head.blockNumber))}
          />
        ) : (
          <T text="{revision}, approved {day}" revision={revision} day={day} />
        )}
        {entry.status === 'retired' && t(', since retired: nobody keeps it up')}
      </p>
      <p>
        <ChangeMark kind={document.change.kind} /> <span lang="en">{document.change.summary}</span>
      </p>
      {revisions.state === 'waiting' && <p>{t('Reading who approved it …')}</p>}
      {revisions.state === 'failed' && (
        <p>
          {t('Who approved it could not be read:')} <span lang="en">{revisions.error.message}</span>
        </p>
      )}
      {head && (
        <p>
          <T
            text="Proposed by {proposer}, approved by {approvers}"
            proposer={<Address of={head.proposer} />}
            approvers={<Addresses of={head.approvers} />}
          />
        </p>
      )}
      <p className="profile-acts">
        <JsonLink digest={entry.digest}>{t('Open as JSON')}</JsonLink>
        <a href={compareHref({ systems: [document.slug] })}>{t('Compare with …')}</a>
        <a href={contributeHref({ kind: 'project', slug: document.slug })}>
          {at === null ? t('Propose a change') : t('Propose a change to today’s revision')}
        </a>
      </p>
      <Later>
        <Standing entry={entry} />
      </Later>
    </aside>
  );
}

/** An account by the ends of its address; the title has all of it. */
const Address = ({ of }: { of: string }) => (
  <code className="mono" title={of}>
    {formatHex(of)}
  </code>
);

export const Addresses = ({ of }: { of: readonly string[] }) =>
  of.map((address, i) => (
    <span key={address}>
      {i > 0 && ', '}
      <Address of={address} />
    </span>
  ));
