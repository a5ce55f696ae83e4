import { ArrowDown } from 'lucide';
import type { Page } from '../../../registry/schema/index.ts';
import { formatDay } from '../../state/format.ts';
import { usePage } from '../../state/register.ts';
import type { Route } from '../../state/route.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { JsonLink, NoEntry, Refused, Waiting } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Markdown } from './Markdown.tsx';
import './text.css';

/** A page of the register's own words, as it was proposed and approved. */
export default function Text({ route: { page: slug } }: { route: Extract<Route, { page: 'home' | 'methodology' | 'about' | 'status' }> }) {
  const page = usePage(slug);
  const document = typeof page === 'object' && page.state === 'verified' ? page.document : null;
  useTitle(document?.title ?? slug);
  if (page === 'none')
    return (
      <div className="wrap">
        <NoEntry
          what={`page “${slug}”`}
          suggestions={[]}
          all={
            <>
              It may not have been approved yet. <a href="#/">Home</a>
            </>
          }
        />
      </div>
    );
  if (page === 'loading' || page.state === 'waiting')
    return (
      <div className="wrap">
        <Waiting what={`the page “${slug}”`} />
      </div>
    );
  if (page.state !== 'verified')
    return (
      <div className="wrap">
        <Refused entry={page.entry} error={page.error} invalid={page.state === 'invalid'} />
      </div>
    );
  return (
    <div className="wrap text">
      <header className="text-head">
        <h1>{page.document.title}</h1>
        {page.document.lead && <p>{page.document.lead}</p>}
      </header>
      <Contents sections={page.document.sections} />
      <div className="text-body">
        {page.document.sections.map((section) => (
          <section key={section.id} id={`text-${section.id}`} tabIndex={-1}>
            {/* A first section that repeats the title would stand there twice. */}
            {section.heading !== page.document.title && <h2>{section.heading}</h2>}
            <Markdown>{section.body}</Markdown>
            {section.id === 'contact' && page.document.channels && <Channels channels={page.document.channels} />}
          </section>
        ))}
        {page.document.channels && !page.document.sections.some(({ id }) => id === 'contact') && (
          <Channels channels={page.document.channels} />
        )}
        <p className="text-foot">
          Revision {page.entry.version}, approved {formatDay(new Date(page.entry.approvedAt * 1000))}.{' '}
          <JsonLink digest={page.entry.digest}>Open as JSON</JsonLink>
        </p>
      </div>
    </div>
  );
}

/** The sections of the page. Buttons, because a hash is the route of this site. */
function Contents({ sections }: { sections: Page['sections'] }) {
  if (sections.length < 3) return <div />;
  const show = (id: string) => {
    const section = globalThis.document.getElementById(`text-${id}`);
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };
  return (
    <nav className="text-contents" aria-label="On this page">
      <ul>
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <button type="button" onClick={() => show(id)}>
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
