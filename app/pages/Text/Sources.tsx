import type { Page } from '../../../registry/schema/index.ts';
import { pageHref } from '../../state/route/page.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Gauge } from '../../ui/marks/Gauge.tsx';
import { label, T, t } from '../../words/t.tsx';
import type { Note } from './notes.ts';
import { SectionLink } from './SectionLink.tsx';

/** The sources of a page as numbered notes: title, publisher, date, rung, and where each is cited. */
export function Sources({ page, notes }: { page: Page; notes: ReadonlyMap<string, Note> }) {
  return (
    <section id="text-sources" className="text-sources" tabIndex={-1}>
      <h2>{t('Sources')}</h2>
      <ol>
        {[...notes.values()].map(({ ref, sections }) => {
          const source = page.sources?.[ref];
          if (!source) return null;
          return (
            <li key={ref} id={`text-source-${ref}`} tabIndex={-1}>
              <p>
                {source.url ? (
                  <Leaving href={source.url}>
                    <span lang="en">{source.title}</span>
                  </Leaving>
                ) : (
                  <T text="{title} (no safe address known)" title={<span lang="en">{source.title}</span>} />
                )}
              </p>
              <p className="text-source-facts">
                {source.publisher && <span>{source.publisher}</span>}
                <span>{label(source.kind)}</span>
                <Gauge rung={source.rung} word />
                <span>
                  <T text="of {date}" date={<time>{source.asOf}</time>} />
                </span>
                <span>
                  <T text="read {date}" date={<time>{source.retrievedAt}</time>} />
                </span>
                <span>
                  {t('cited in')}{' '}
                  {sections.map(({ id, heading }, i) => (
                    <span key={id}>
                      {i > 0 && ', '}
                      <SectionLink href={pageHref(page.slug, id)} id={id}>
                        <span lang="en">{heading}</span>
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
