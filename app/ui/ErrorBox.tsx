import { useState } from 'react';
import { type DemlError, OffSchemaError } from '../../registry/errors/index.ts';

/** The name of a failure by what the reader can do about it. */
const titles = { retry: 'Could not be reached', input: 'Not usable as given', content: 'Refused', fatal: 'Cannot go on' } as const;

/** Everything a maintainer needs to know of an error, as text. */
export function detailsOf(error: DemlError): string {
  const lines = [
    `${error.name} (${error.code}, ${error.family})`,
    error.message,
    `Fix: ${error.fix}`,
    `At: ${new Date().toISOString()}`,
    `Page: ${location.hash || '#/'}`,
  ];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) lines.push(`Cause: ${cause.name}: ${cause.message}`);
  if (error instanceof OffSchemaError) lines.push(...error.issues.map((issue) => `- ${issue.path}: ${issue.reason}`));
  return lines.join('\n');
}

/** What failed, why, the way out, and the details to hand on. */
export function ErrorBox({ error, title, onRetry }: { error: DemlError; title?: string; onRetry?: () => void }) {
  return (
    <div className="errorbox" role="alert">
      <h2>{title ?? titles[error.family]}</h2>
      <p>{error.message}</p>
      <p className="fix">{error.fix}</p>
      <p className="acts">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            Try again
          </button>
        )}
        <CopyButton text={() => detailsOf(error)}>Copy details</CopyButton>
      </p>
    </div>
  );
}

/** Copies text and says so in its own words. */
export function CopyButton({ text, children }: { text: () => string; children: string }) {
  const [done, setDone] = useState<'copied' | 'refused' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setDone('copied'),
      () => setDone('refused'),
    );
  return (
    <button type="button" className="textbutton" onClick={copy} onBlur={() => setDone(null)}>
      <span aria-live="polite">{done === 'copied' ? 'Copied' : done === 'refused' ? 'The browser refused to copy' : children}</span>
    </button>
  );
}
