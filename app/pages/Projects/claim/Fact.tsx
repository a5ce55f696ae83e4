import type { ReactNode } from 'react';

/** One named line of what stands behind a claim; `english` where the document says it. */
export function Fact({ name, english = false, children }: { name: string; english?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={english ? 'en' : undefined}>{children}</dd>
    </div>
  );
}
