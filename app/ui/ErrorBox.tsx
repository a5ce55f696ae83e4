import { useState } from 'react';
import { type DemlError, OffSchemaError } from '../../registry/errors/index.ts';
import { t, word } from '../words/t.tsx';

/** The name of a failure by what the reader can do about it. */
const titles = {
  retry: word('Could not be reached'),
  input: word('Not usable as given'),
  content: word('Refused'),
  fatal: word('Cannot go on'),
} as const;

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
      <h2>{title ?? t(titles[error.family])}</h2>
      <p lang="en">{error.message}</p>
      <p className="fix" lang="en">
        {error.fix}
      </p>
      <p className="acts">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {t('Try again')}
          </button>
        )}
        <CopyButton text={() => detailsOf(error)}>{t('Copy details')}</CopyButton>
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
      <span aria-live="polite">{done === 'copied' ? t('Copied') : done === 'refused' ? t('The browser refused to copy') : children}</span>
    </button>
  );
}
