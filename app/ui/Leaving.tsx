import type { ReactNode } from 'react';
import { t } from '../words/t.tsx';

/** Only https and ipfs addresses become links; anything else stays text. */
export const isSafeLink = (url: string): boolean => /^(https|ipfs):\/\//.test(url);

/** A link that leaves the site, marked as such. */
export function Leaving({ href, children }: { href: string; children: ReactNode }) {
  if (!isSafeLink(href)) return <>{children}</>;
  return (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {children}
      <svg
        className="leaving"
        viewBox="0 0 9 9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        role="img"
        aria-label={t('(leaves this site)')}
      >
        <path d="M3 1H1v7h7V6M5 1h3v3M8 1 4 5" />
      </svg>
    </a>
  );
}
