import { ArrowDown } from 'lucide';
import type { ReactNode } from 'react';
import type { Page } from '../../../registry/schema/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { Markdown } from './Markdown.tsx';
import './text.css';

/** A page as it is read, approved or not: head, contents, sections, channels; `children` close it. */
export function TextOf({ page, children }: { page: Page; children?: ReactNode }) {
  return (
    <>
      <header className="text-head">
        <h1>{page.title}</h1>
        {page.lead && <p>{page.lead}</p>}
      </header>
      <Contents sections={page.sections} />
      <div className="text-body">
        {page.sections.map((section) => (
          <section key={section.id} id={`text-${section.id}`} tabIndex={-1}>
            {/* A first section that repeats the title would stand there twice. */}
            {section.heading !== page.title && <h2>{section.heading}</h2>}
            <Markdown>{section.body}</Markdown>
            {section.id === 'contact' && page.channels && <Channels channels={page.channels} />}
          </section>
        ))}
        {page.channels && !page.sections.some(({ id }) => id === 'contact') && <Channels channels={page.channels} />}
        {children}
      </div>
    </>
  );
}

/** Brings a section into view, and the keyboard with it. */
export function showSection(id: string): void {
  const section = document.getElementById(`text-${id}`);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}

/** The sections of the page. Buttons, because a hash is the route of this site. */
function Contents({ sections }: { sections: Page['sections'] }) {
  if (sections.length < 3) return <div />;
  return (
    <nav className="text-contents" aria-label="On this page">
      <ul>
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <button type="button" onClick={() => showSection(id)}>
              <Icon node={ArrowDown} />
              {heading}
            </button>
          </li>
        ))}
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
            {url ? <Leaving href={url}>{url.replace(/^https:\/\//, '')}</Leaving> : <span className="channels-none">to be announced</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
