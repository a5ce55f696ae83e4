import type { Page } from '../../../registry/schema/index.ts';
import { pageHref } from '../../state/route/page.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Gauge } from '../../ui/marks/Gauge.tsx';
import type { Note } from './notes.ts';
import { SectionLink } from './SectionLink.tsx';

/** The sources of a page as numbered notes: title, publisher, date, rung, and where each is cited. */
export function Sources({ page, notes }: { page: Page; notes: ReadonlyMap<string, Note> }) {
  return (
    <section id="text-sources" className="text-sources" tabIndex={-1}>
      <h2>Sources</h2>
      <ol>
        {[...notes.values()].map(({ ref, sections }) => {
          const source = page.sources?.[ref];
          if (!source) return null;
          return (
            <li key={ref} id={`text-source-${ref}`} tabIndex={-1}>
              <p>{source.url ? <Leaving href={source.url}>{source.title}</Leaving> : <>{source.title} (no safe address known)</>}</p>
              <p className="text-source-facts">
                {source.publisher && <span>{source.publisher}</span>}
                <span>{source.kind}</span>
                <Gauge rung={source.rung} word />
                <span>
                  of <time>{source.asOf}</time>
                </span>
                <span>
                  read <time>{source.retrievedAt}</time>
                </span>
                <span>
                  cited in{' '}
                  {sections.map(({ id, heading }, i) => (
                    <span key={id}>
                      {i > 0 && ', '}
                      <SectionLink href={pageHref(page.slug, id)} id={id}>
                        {heading}
                      </SectionLink>
                    </span>
                  ))}
                </span>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
