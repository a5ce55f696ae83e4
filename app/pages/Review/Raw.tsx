import { JsonLink } from '../Instead.tsx';
import type { Loaded } from './subject.ts';

/** Both documents as they are, for whoever trusts no drawing of them. */
export function Raw({ next, base }: { next: Loaded; base: Loaded | null }) {
  return (
    <details className="raw">
      <summary>The documents as JSON</summary>
      <div>
        {base && <One title="now" loaded={base} />}
        <One title="proposed" loaded={next} />
      </div>
    </details>
  );
}

function One({ title, loaded }: { title: string; loaded: Loaded }) {
  const digest = loaded.state === 'read' ? loaded.whole.digest : loaded.digest;
  return (
    <section aria-label={title}>
      <p>
        <b>{title}</b> <JsonLink digest={digest}>its block at a gateway</JsonLink>
      </p>
      <code className="mono">{digest}</code>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {loaded.state === 'read' && <pre tabIndex={0}>{JSON.stringify(loaded.whole.document, null, 2)}</pre>}
    </section>
  );
}
