import { t } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';
import type { Loaded } from './subject.ts';

/** Both documents as they are, for whoever trusts no drawing of them. */
export function Raw({ next, base }: { next: Loaded; base: Loaded | null }) {
  return (
    <details className="raw">
      <summary>{t('The documents as JSON')}</summary>
      <div>
        {base && <One title={t('now')} loaded={base} />}
        <One title={t('proposed')} loaded={next} />
      </div>
    </details>
  );
}

function One({ title, loaded }: { title: string; loaded: Loaded }) {
  const digest = loaded.state === 'read' ? loaded.whole.digest : loaded.digest;
  return (
    <section aria-label={title}>
      <p>
        <b>{title}</b> <JsonLink digest={digest}>{t('its block at a gateway')}</JsonLink>
      </p>
      <code className="mono">{digest}</code>
      {loaded.state === 'read' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre tabIndex={0} lang="en">
          {JSON.stringify(loaded.whole.document, null, 2)}
        </pre>
      )}
    </section>
  );
}
