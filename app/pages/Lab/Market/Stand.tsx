import type { ReactNode } from 'react';
import type { Standing } from './scene.ts';
import { standingWord } from './words.ts';

/** A ring that fills as a task goes on; ends have shapes of their own. */
const marks: Readonly<Record<Standing, ReactNode>> = {
  funded: <circle cx="6" cy="6" r="4.6" />,
  submitted: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2Z" fill="currentColor" />
    </>
  ),
  disputed: <path d="M1.5 4h9M1.5 8h9M8.6 1.4 3.4 10.6" />,
  contested: <path d="M3.6 4a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.6M6 10.2v.2" />,
  verified: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  ruled: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M1.4 6h9.2A4.6 4.6 0 0 1 1.4 6Z" fill="currentColor" />
    </>
  ),
  accepted: (
    <>
      <circle cx="6" cy="6" r="4.6" strokeDasharray="2 1.6" />
      <circle cx="6" cy="6" r="1.8" fill="currentColor" />
    </>
  ),
  slashed: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="m2.7 9.3 6.6-6.6" />
    </>
  ),
  refunded: <path d="M10.4 9.4V6.6a2 2 0 0 0-2-2H2M4.6 1.8 1.8 4.6l2.8 2.8" />,
};

/** How a task stands: a mark and the word. */
export const Stand = ({ standing }: { standing: Standing }) => (
  <span className="market-stand" data-standing={standing}>
    <svg viewBox="0 0 12 12" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
      {marks[standing]}
    </svg>
    {standingWord(standing)}
  </span>
);
