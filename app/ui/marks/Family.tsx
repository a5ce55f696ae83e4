import type { ReactNode } from 'react';
import type { FamilyStatus, VerificationFamily } from '../../../registry/schema/vocabulary.ts';
import { label } from '../../words/t.tsx';

/** Lozenge, hourglass, box in a box, two squares, a dot among dots, bars, linked rings, struck ring. */
export const glyphs: Readonly<Record<VerificationFamily, ReactNode>> = {
  zk: (
    <>
      <path d="M7 1 13 7 7 13 1 7Z" />
      <circle cx="7" cy="7" r="1.4" fill="currentColor" />
    </>
  ),
  optimistic: <path d="M2.5 1.5h9L7 7l4.5 5.5h-9L7 7Z" />,
  tee: (
    <>
      <path d="M1.5 1.5h11v11h-11Z" />
      <path d="M4.7 4.7h4.6v4.6H4.7Z" fill="currentColor" />
    </>
  ),
  're-execution': <path d="M1.5 1.5H9V9H1.5ZM5 5h7.5v7.5H5Z" />,
  sampling: (
    <path
      d="M2.6 2.6h0M7 2.6h0M11.4 2.6h0M2.6 7h0M11.4 7h0M2.6 11.4h0M7 11.4h0M11.4 11.4h0M7 6.2v1.6M6.2 7h1.6"
      strokeWidth="2.2"
      strokeLinecap="round"
    />
  ),
  scoring: <path d="M2.5 12.5V8M7 12.5V2M11.5 12.5V5" strokeWidth="2.4" />,
  reputation: (
    <>
      <circle cx="4.4" cy="7" r="2.9" />
      <circle cx="9.6" cy="7" r="2.9" />
    </>
  ),
  none: (
    <>
      <circle cx="7" cy="7" r="5.2" />
      <path d="m3.4 10.6 7.2-7.2" />
    </>
  ),
};

/** The glyph of a verification family, beside its word. */
export const FamilyGlyph = ({ family }: { family: VerificationFamily }) => (
  <svg viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
    {glyphs[family]}
  </svg>
);

/** A verification family: glyph and word; the line under it is the status (solid live, double opt-in, dashed testnet, dotted planned, struck retired). */
export function Family({ family, status, scope }: { family: VerificationFamily; status: FamilyStatus; scope?: string | undefined }) {
  return (
    <span className="family" data-status={status} title={`${label(family)}: ${label(status)}${scope ? `, ${scope}` : ''}`}>
      <FamilyGlyph family={family} />
      {label(family)}
      {status !== 'live' && <span className="visually-hidden"> ({label(status)})</span>}
    </span>
  );
}
