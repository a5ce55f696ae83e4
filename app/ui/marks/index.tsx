export * from './Absence.tsx';
export * from './Family.tsx';
export * from './Freshness.tsx';
export * from './Gauge.tsx';
export * from './Known.tsx';
export * from './RegisterMark.tsx';
export * from './Strip.tsx';
export * from './TaskMark.tsx';
export * from './Unequal.tsx';

/** One word of a closed list, in a square frame. */
export function Chip({ children }: { children: string }) {
  return <span className="chip">{children}</span>;
}

/** Two letters that stand for a system in place of a logo. The name always stands beside them. */
export function Monogram({ letters, size = 30 }: { letters: string; size?: 22 | 26 | 30 | 38 | 76 }) {
  return (
    <span className="monogram" data-size={size} aria-hidden="true">
      {letters}
    </span>
  );
}
