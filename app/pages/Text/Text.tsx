import { lazy, useEffect } from 'react';
import { formatDay } from '../../state/format.ts';
import { usePage } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { historyHref } from '../../state/route/history.ts';
import { asOf } from '../../state/route/moment.ts';
import { sectionFrom } from '../../state/route/page.ts';
import type { Route } from '../../state/route.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { AtThen } from '../AtThen.tsx';
import { JsonLink, NoEntry, Refused, Waiting } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { showSection } from './SectionLink.tsx';
import { TextOf } from './TextOf.tsx';

const TakePage = lazy(() => import('../TakeAway/TakePage.tsx'));

/** Methodology and About, which have addresses of their own. */
export default function Text({ route: { page, params } }: { route: Route }) {
  return <TextPage slug={page} section={sectionFrom(new URLSearchParams(params))} />;
}

/** A page of the register's own words, as it was proposed and approved. */
export function TextPage({ slug, section }: { slug: string; section: string | null }) {
  const page = usePage(slug);
  const document = typeof page === 'object' && page.state === 'verified' ? page.document : null;
  useTitle(document?.title ?? slug);
  useEffect(() => {
    if (document && section) showSection(section);
  }, [document, section]);
  if (page === 'none')
    return (
      <div className="wrap">
        <NoEntry
          what={t('page “{slug}”', { slug })}
          suggestions={[]}
          all={
            <>
              {t('It may not have been approved yet.')} <a href={asOf('#/reference')}>{t('All pages')}</a>
            </>
          }
        />
      </div>
    );
  if (page === 'loading' || page.state === 'waiting')
    return (
      <div className="wrap">
        <Waiting what={t('the page “{slug}”', { slug })} />
      </div>
    );
  if (page.state !== 'verified')
    return (
      <div className="wrap">
        <Refused entry={page.entry} error={page.error} state={page.state} />
      </div>
    );
  return (
    <div className="wrap text">
      <AtThen entry={page.entry} />
      <TextOf page={page.document}>
        <div className="text-foot">
          <p>
            {t('Revision {version}, approved {day}.', {
              version: page.entry.version,
              day: formatDay(new Date(page.entry.approvedAt * 1000)),
            })}{' '}
            <JsonLink digest={page.entry.digest}>{t('Open as JSON')}</JsonLink>{' '}
            <a href={historyHref({ kind: 'page', slug: page.entry.key })}>{t('History')}</a>{' '}
            <a href={contributeHref({ kind: 'page', slug: page.entry.key })}>{t('Propose a change')}</a>
          </p>
          <Later>
            <TakePage entry={page.entry} document={page.document} />
          </Later>
        </div>
      </TextOf>
    </div>
  );
}
