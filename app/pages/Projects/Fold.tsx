import type { ReactNode } from 'react';

/** What stands above the list of a narrow screen behind one line; it stays as the reader left it. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
