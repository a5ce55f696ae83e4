import { lazy, Suspense } from 'react';
import { usePage } from '../state/register.ts';
import './words.css';

const Markdown = lazy(async () => ({ default: (await import('./Text/Markdown.tsx')).Markdown }));

/** A section of the approved home page, below the part of the site that it speaks of. Its first paragraph stands there as the lead. */
export function Words({ section, heading }: { section: string; heading: string }) {
  const page = usePage('home');
  const found = typeof page === 'object' && page.state === 'verified' && page.document.sections.find(({ id }) => id === section);
  if (!found) return null;
  const [, ...rest] = found.body.split('\n\n');
  return (
    <section className="words" aria-label={heading}>
      <h2>{heading}</h2>
      <Suspense fallback={null}>
        <div>
          <Markdown>{rest.join('\n\n')}</Markdown>
        </div>
      </Suspense>
    </section>
  );
}
