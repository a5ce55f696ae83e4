import { lazy, Suspense } from 'react';

const Markdown = lazy(async () => ({ default: (await import('../Text/Markdown.tsx')).Markdown }));

/** A stranger's words in the Markdown subset; as plain text until the parser is here. */
export function Prose({ children }: { children: string }) {
  return (
    <div className="prose">
      <Suspense fallback={<p>{children}</p>}>
        <Markdown>{children}</Markdown>
      </Suspense>
    </div>
  );
}
