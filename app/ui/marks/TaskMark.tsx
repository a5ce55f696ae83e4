import type { ReactNode } from 'react';
import type { supports } from '../../../registry/schema/vocabulary.ts';
import { label } from '../../words/t.tsx';

type Support = (typeof supports)[number];

const drawings: Readonly<Record<Support, ReactNode>> = {
  offered: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  'self-hosted': (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M6 2a4 4 0 0 0 0 8Z" fill="currentColor" />
    </>
  ),
  testnet: (
    <>
      <circle cx="6" cy="6" r="4" />
      <circle cx="6" cy="6" r="1.4" fill="currentColor" />
    </>
  ),
  planned: <circle cx="6" cy="6" r="4" strokeDasharray="2 1.6" />,
  paused: <path d="M4 2v8M8 2v8" strokeWidth="2" />,
  'not-offered': <path d="M2.5 6h7" strokeWidth="1.6" />,
};

/** Is a task supported: disc offered, half disc on one's own lease or host, dotted ring testnet, dashed ring planned, bars paused, dash not offered. */
export function TaskMark({ support, hidden }: { support: Support; hidden?: boolean }) {
  return (
    <svg
      className="task"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      {...(hidden ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label(support) })}
    >
      <title>{label(support)}</title>
      {drawings[support]}
    </svg>
  );
}
