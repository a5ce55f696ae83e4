import { useState } from 'react';
import { useProjects, useRegister } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { Monogram } from '../../ui/marks/index.tsx';
import { t } from '../../words/t.tsx';
import { drafts, type StoredDraft } from './draftStore.ts';
import { kindWords } from './kindWords.ts';
import { nameOf } from './nameOf.ts';
import './start.css';

/** What one can propose, and the drafts of this browser. */
export function Start() {
  const { firstPage } = useRegister('firstPage');
  return (
    <div className="wrap contribute-start">
      <header className="page-head">
        <h1>{t('Contribute')}</h1>
        <p>
          {t(
            'Anybody may propose; a quorum of curators decides, and the register names who did. Writing, checking and looking at a draft needs no wallet and no account. A wallet signs the proposal at the end.',
          )}
        </p>
      </header>
      <Drafts />
      <section className="offers" aria-label={t('What to propose')}>
        <article>
          <h2>
            <a href={contributeHref({ kind: 'note' })}>{t(kindWords.note.offer)}</a>
          </h2>
          <p>{t(kindWords.note.says)}</p>
        </article>
        <article>
          <h2>{t('A change to a profile')}</h2>
          <p>
            {t(
              'A claim that moved, a source, an absence that somebody filled, a conflict. Choose the system, or the claim itself on its page.',
            )}
          </p>
          <Systems kind="project" />
        </article>
        <article>
          <h2>{t(kindWords.metric.offer)}</h2>
          <p>{t(kindWords.metric.says)}</p>
          <Systems kind="metric" />
        </article>
        <article>
          <h2>
            <a href={contributeHref({ kind: 'project' })}>{t(kindWords.project.offer)}</a>
          </h2>
          <p>{t(kindWords.project.says)}</p>
        </article>
        <article>
          <h2>{t(kindWords.page.offer)}</h2>
          <p>{t(kindWords.page.says)}</p>
          <ul className="offer-systems">
            {(firstPage?.pages ?? []).map(({ key: slug }) => (
              <li key={slug}>
                <a href={contributeHref({ kind: 'page', slug })}>{slug}</a>
              </li>
            ))}
          </ul>
        </article>
      </section>
    </div>
  );
}

/** The systems of the register, each a way to its form. */
function Systems({ kind }: { kind: 'project' | 'metric' }) {
  const projects = useProjects().toSorted((a, b) => a.entry.key.localeCompare(b.entry.key));
  if (projects.length === 0) return <p className="slow">{t('Reading which systems the register holds.')}</p>;
  return (
    <ul className="offer-systems">
      {projects.map((one) => (
        <li key={one.entry.key}>
          <a href={contributeHref({ kind, slug: one.entry.key })}>
            {one.state === 'verified' ? (
              <>
                <Monogram letters={one.document.monogram} size={22} />
                {one.document.name}
              </>
            ) : (
              one.entry.key
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Drafts that were begun here, the newest first. */
function Drafts() {
  const [list, setList] = useState(() => drafts.list());
  const [sure, setSure] = useState<string | null>(null);
  if (list.length === 0) return null;
  return (
    <section className="drafts" aria-labelledby="drafts-head">
      <h2 id="drafts-head">{t('Your drafts')}</h2>
      <p>{t('They are in this browser only.')}</p>
      <ul>
        {list.map((draft) => (
          <li key={draft.id}>
            <a href={hrefOf(draft)}>
              {nameOf(draft.kind, draft.document) || t('{what}, untitled', { what: t(kindWords[draft.kind].new) })}
            </a>
            <span>
              {draft.base ? t('change of version {version}', { version: draft.base.version }) : t(kindWords[draft.kind].new).toLowerCase()}
            </span>
            <span>{stateOf(draft)}</span>
            <time dateTime={new Date(draft.savedAt).toISOString()}>
              {new Date(draft.savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
            <button
              type="button"
              className="textbutton"
              onClick={() => {
                if (sure !== draft.id) return setSure(draft.id);
                drafts.remove(draft.id);
                setList(drafts.list());
              }}
            >
              {sure === draft.id ? t('Delete for good') : t('Delete')}
              <span className="visually-hidden"> {t('the draft {name}', { name: nameOf(draft.kind, draft.document) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const hrefOf = ({ id, kind, period, slug, submission }: StoredDraft): string =>
  contributeHref({ kind, period, slug, draft: id, ...(submission ? { view: 'propose' } : {}) });

/** How far a draft has come. */
function stateOf({ submission }: StoredDraft): string {
  if (!submission) return t('being written');
  if (submission.proposal) return t('proposed');
  return submission.fetchedBack ? t('uploaded and fetched back') : t('upload begun');
}
