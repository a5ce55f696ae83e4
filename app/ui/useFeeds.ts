import { useEffect, useState } from 'react';
import { getFeeds, type OfferedFeeds } from '../../registry/feeds/getFeeds.ts';
import { useAccess } from '../state/register.ts';
import { useIdle } from '../state/useIdle.ts';

let asked: { of: string; feeds: Promise<OfferedFeeds | null> } | undefined;

/** What a gateway of the configuration offers to follow; asked once a visit, when the page has nothing better to do. */
export function useFeeds(): OfferedFeeds | null {
  const access = useAccess();
  const idle = useIdle(access !== null);
  const [feeds, setFeeds] = useState<OfferedFeeds | null>(null);
  useEffect(() => {
    if (!access || !idle) return;
    let current = true;
    const gateways = access.gateways.map((url) => new URL(url, document.baseURI).href);
    const of = gateways.join(' ');
    if (asked?.of !== of) asked = { of, feeds: getFeeds({ gateways }).catch(() => null) };
    void asked.feeds.then((offered) => current && setFeeds(offered));
    return () => {
      current = false;
    };
  }, [access, idle]);
  return feeds;
}
