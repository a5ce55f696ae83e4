import { lazy, Suspense } from 'react';
import { usePage } from '../state/register.ts';
import './words.css';

const Markdown = lazy(async () => ({ default: (await import('./Text/Markdown.tsx')).Markdown }));

/** A section of the approved home page in its own words; without its first paragraph where that is the lead of the page already. */
export function Words({ section, heading, withoutLead }: { section: string; heading?: string; withoutLead?: boolean }) {
  const page = usePage('home');
  const found = typeof page === 'object' && page.state === 'verified' && page.document.sections.find(({ id }) => id === section);
  if (!found) return null;
  const paragraphs = found.body.split('\n\n');
  return (
    <section className="approved-words" aria-label={heading ?? found.heading}>
      <h2>{heading ?? found.heading}</h2>
      <Suspense fallback={null}>
        <div>
          <Markdown>{paragraphs.slice(withoutLead ? 1 : 0).join('\n\n')}</Markdown>
        </div>
      </Suspense>
    </section>
  );
}
