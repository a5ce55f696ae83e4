import { lazy, type ReactNode } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { type Headline, type Overview, questions } from '../../../registry/schema/index.ts';
import { labelOf, linkKinds } from '../../../registry/schema/vocabulary.ts';
import { formatDay, formatHex, formatNumber, sentence } from '../../state/format.ts';
import { type RevisionsState, useRegister } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { projectHref } from '../../state/route/project.ts';
import { Later } from '../../ui/Boundary.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { Freshness, Gauge, Monogram, Unequal } from '../../ui/marks/index.tsx';
import { JsonLink } from '../Instead.tsx';

const Standing = lazy(() => import('../Standing/Standing.tsx'));

/** Who it is, since when, where it publishes; `children` stand at the right: which revision this is and who approved it. */
export function Head({ document, children }: { document: Overview; children?: ReactNode }) {
  const links = linkKinds.flatMap((kind) => {
    const url = document.links[kind];
    return url ? [{ kind, url }] : [];
  });
  return (
    <header className="profile-head">
      <Monogram letters={document.monogram} size={76} />
      <div>
        <h1>{document.name}</h1>
        <p className="profile-sentence">{document.sentence}</p>
        <ul className="profile-facts">
          <li>
            <b>{sentence(labelOf(document.life.status))}</b> since {document.life.since}
          </li>
          {links.map(({ kind, url }) => (
            <li key={kind}>
              <Leaving href={url}>{labelOf(kind)}</Leaving>
            </li>
          ))}
        </ul>
      </div>
      {children}
    </header>
  );
}

/** Which revision this is, what moved, who approved it. */
export function Approval({ entry, document, revisions }: { entry: Entry; document: Overview; revisions: RevisionsState }) {
  const { at } = useRegister();
  const head = revisions.state === 'read' ? revisions.revisions.find(({ version }) => version === entry.version) : undefined;
  return (
    <aside className="profile-approval" aria-label="Revision">
      <p>
        <b>Revision {entry.version}</b>, approved {formatDay(new Date(entry.approvedAt * 1000))}
        {head && ` at block ${formatNumber(Number(head.blockNumber))}`}
        {entry.status === 'retired' && ', since retired: nobody keeps it up'}
      </p>
      <p>
        <ChangeMark kind={document.change.kind} /> {document.change.summary}
      </p>
      {revisions.state === 'waiting' && <p>Reading who approved it …</p>}
      {revisions.state === 'failed' && <p>Who approved it could not be read: {revisions.error.message}</p>}
      {head && (
        <p>
          Proposed by{' '}
          <code className="mono" title={head.proposer}>
            {formatHex(head.proposer)}
          </code>
          , approved by{' '}
          {head.approvers.map((address, i) => (
            <span key={address}>
              {i > 0 && ', '}
              <code className="mono" title={address}>
                {formatHex(address)}
              </code>
            </span>
          ))}
        </p>
      )}
      <p className="profile-acts">
        <JsonLink digest={entry.digest}>Open as JSON</JsonLink>
        <a href={contributeHref({ kind: 'project', slug: document.slug })}>
          {at === null ? 'Propose a change' : 'Propose a change to today’s revision'}
        </a>
      </p>
      <Later>
        <Standing entry={entry} />
      </Later>
    </aside>
  );
}

/** The four questions, each answered in a sentence that leans on claims of the table. */
export function Answers({ document }: { document: Overview }) {
  const headlines = new Map<string, { field: FieldId; claim: Headline }>();
  for (const [field, cell] of Object.entries(document.fields))
    if ('claims' in cell) for (const claim of cell.claims) headlines.set(claim.id, { field: field as FieldId, claim });
  return (
    <section className="profile-answers" aria-label="The four questions">
      {questions.map((question) => {
        const { statement, claims } = document.answers[question];
        const leans = claims.flatMap((id) => headlines.get(id) ?? []);
        return (
          <div key={question}>
            <h2>{sentence(question)}</h2>
            <p>{statement}</p>
            <ul>
              {leans.map(({ field, claim }) => (
                <li key={claim.id}>
                  <a className="profile-leans" href={projectHref(document.slug, { claim: claim.id })} title="The claim behind this answer">
                    <Gauge rung={claim.rung} word />
                    <span className="profile-unsaid">{fieldOf(field).label}</span>
                    <Freshness asOf={claim.asOf} days={fieldOf(field).freshDays} />
                    {claim.conflictsWith && (
                      <span className="conflict">
                        <Unequal />
                        <span className="visually-hidden"> disputed</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
