import { useRef } from 'react';
import { feedUrl } from '../../registry/feeds/getFeeds.ts';
import type { FeedName } from '../../registry/feeds/names.ts';
import { T, t } from '../words/t.tsx';
import { CopyButton } from './ErrorBox.tsx';
import { useFeeds } from './useFeeds.ts';
import './follow.css';

/** A feed as this page calls it, or a calendar of deadlines. */
export type Followed = { label: string } & ({ feed: FeedName } | { calendar: string });

/** What can be followed from here, where a gateway serves it: a feed reader or a calendar then says what is new. */
export default function Follow({ of, up = false }: { of: readonly Followed[]; up?: boolean }) {
  const offered = useFeeds();
  const box = useRef<HTMLDetailsElement>(null);
  const known = of.filter((one) => offered && ('feed' in one ? offered.names.has(one.feed) : offered.calendars.has(one.calendar)));
  if (!offered || known.length === 0) return null;
  return (
    <details
      ref={box}
      className={up ? 'follow up' : 'follow'}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return;
        event.stopPropagation();
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary>{t('Follow')}</summary>
      <div tabIndex={-1}>
        <ul>
          {known.map((one) => (
            <li key={one.label}>
              <b>{one.label}</b>
              {'feed' in one ? (
                <span>
                  <Address url={feedUrl(offered, one.feed, 'atom')} of={one.label} form="Atom" />
                  <Address url={feedUrl(offered, one.feed, 'json')} of={one.label} form="JSON Feed" />
                </span>
              ) : (
                <span>
                  <Address url={feedUrl(offered, one.calendar, 'ics')} of={one.label} form="iCalendar" />
                </span>
              )}
            </li>
          ))}
        </ul>
        <p>
          <T
            text="A feed is the word of the gateway {gateway}; the pages that it links verify. All feeds in one list: {list}."
            gateway={new URL(offered.gateway).host}
            list={
              <a href={`${offered.gateway}/feeds.opml`} download="deml-feeds.opml">
                OPML
              </a>
            }
          />
        </p>
      </div>
    </details>
  );
}

/** An address to look at, and to copy into a reader. */
function Address({ url, of, form }: { url: string; of: string; form: string }) {
  return (
    <span className="follow-address">
      <a href={url} target="_blank" rel="noreferrer">
        {form}
        <span className="visually-hidden"> {t('of {what}', { what: of })}</span>
      </a>
      <CopyButton text={() => url}>{t('Copy address')}</CopyButton>
    </span>
  );
}
