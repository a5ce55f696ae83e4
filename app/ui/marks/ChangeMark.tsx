import type { ReactNode } from 'react';
import type { ChangeKind } from '../../../registry/schema/vocabulary.ts';
import { label } from '../../words/t.tsx';

const drawings: Readonly<Record<ChangeKind, ReactNode>> = {
  new: <path d="M5 1v8M1 5h8" />,
  world: <circle cx="5" cy="5" r="4" fill="currentColor" stroke="none" />,
  correction: <path d="M5 .8 9.2 5 5 9.2.8 5Z" />,
  method: <path d="M1 5h8" />,
  retire: <path d="m1.5 1.5 7 7M8.5 1.5l-7 7" />,
};

/** What moved: the world (disc), our error (lozenge), our method (line), an entry added (cross) or retired (saltire). */
export function ChangeMark({ kind }: { kind: ChangeKind }) {
  return (
    <span className="change">
      <svg viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
        {drawings[kind]}
      </svg>
      {label(kind)}
    </span>
  );
}
