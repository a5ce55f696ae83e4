import { ArrowDown, Link } from 'lucide';
import { lazy, type ReactNode, useMemo } from 'react';
import type { Page, PageSection } from '../../../registry/schema/index.ts';
import { pageHref } from '../../state/route/page.ts';
import { Later } from '../../ui/Boundary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { t } from '../../words/t.tsx';
import { Citations, Markdown } from './Markdown.tsx';
import { notesOf } from './notes.ts';
import { SectionLink, showSection } from './SectionLink.tsx';
import { Sources } from './Sources.tsx';
import { Table } from './Table.tsx';
import { Verdict, VerdictGlyph, verdictWords } from './Verdict.tsx';
import './text.css';

const Machine = lazy(() => import('./Machine/Machine.tsx'));

/** A page as it is read, approved or not: head, contents, sections, sources, channels; `children` close it. */
export function TextOf({ page, children }: { page: Page; children?: ReactNode }) {
  const notes = useMemo(() => notesOf(page), [page]);
  const cite = (ref: string): ReactNode => {
    const number = notes.get(ref)?.number;
    if (number === undefined) return `[^${ref}]`;
    const id = `source-${ref}`;
    return (
      <SectionLink
        className="cite"
        href={pageHref(page.slug, id)}
        id={id}
        label={t('Source {number}: {title}', { number, title: page.sources?.[ref]?.title ?? '' })}
      >
        {number}
      </SectionLink>
    );
  };
  return (
    <Citations value={cite}>
      <header className="text-head" lang="en">
        <h1>{page.title}</h1>
        {page.lead && <p>{page.lead}</p>}
      </header>
      <Contents sections={page.sections} withSources={notes.size > 0} />
      <div className="text-body">
        {page.sections.map((section) => (
          <Section key={section.id} page={page} section={section} />
        ))}
        {notes.size > 0 && <Sources page={page} notes={notes} />}
        {page.channels && !page.sections.some(({ id }) => id === 'contact') && <Channels channels={page.channels} />}
        {children}
      </div>
    </Citations>
  );
}

function Section({ page, section }: { page: Page; section: PageSection }) {
  const { id, heading, body, check, table, machine } = section;
  return (
    <section id={`text-${id}`} tabIndex={-1} lang="en">
      {/* A first section that repeats the title would stand there twice. */}
      {heading !== page.title && (
        <h2>
          {check ? `“${heading}”` : heading}{' '}
          <a className="text-anchor" href={pageHref(page.slug, id)} aria-label={t('Address of “{heading}”', { heading })}>
            <Icon node={Link} />
          </a>
        </h2>
      )}
      {check && <Verdict check={check} />}
      <Markdown>{body}</Markdown>
      {table && <Table table={table} label={heading} />}
      {machine && (
        <Later>
          <Machine machine={machine} />
        </Later>
      )}
      {id === 'contact' && page.channels && <Channels channels={page.channels} />}
    </section>
  );
}

/** The sections of the page. Buttons, because a hash is the route of this site. */
function Contents({ sections, withSources }: { sections: Page['sections']; withSources: boolean }) {
  if (sections.length < 3) return <div />;
  return (
    <nav className="text-contents" aria-label={t('On this page')}>
      <ul>
        {sections.map(({ id, heading, check }) => (
          <li key={id}>
            <button type="button" onClick={() => showSection(id)}>
              {check ? <VerdictGlyph verdict={check.verdict} /> : <Icon node={ArrowDown} />}
              <span lang="en">
                {heading}
                {check && <span className="visually-hidden">: {verdictWords(check.verdict)}</span>}
              </span>
            </button>
          </li>
        ))}
        {withSources && (
          <li>
            <button type="button" onClick={() => showSection('sources')}>
              <Icon node={ArrowDown} />
              {t('Sources')}
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The project's channels; one without an address is said to be without. */
function Channels({ channels }: { channels: NonNullable<Page['channels']> }) {
  return (
    <dl className="channels">
      {channels.map(({ name, url }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {url ? (
              <Leaving href={url}>{url.replace(/^https:\/\//, '')}</Leaving>
            ) : (
              <span className="channels-none">{t('to be announced')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
