import { useState } from 'react';
import type { QueueItem } from '../../../registry/records/index.ts';
import type { Source } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { addressesOf } from '../../ui/diff/sides.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { DisputeEvidence } from './DisputeEvidence.tsx';
import { openBeside } from './openBeside.ts';
import { Raw } from './Raw.tsx';
import { itemsIn } from './shows.ts';
import { evidenceIn, type Subject } from './subject.ts';
import { useRowKeys } from './useRowKeys.ts';
import { useTicks } from './useTicks.ts';

/** What would change, item by item, with a mark for each that the curator sets, and the sources at hand. */
export function Changes({ item, subject, retry }: { item: QueueItem; subject: Subject; retry(): void }) {
  const { next, base, baseError, diff } = subject;
  const [ticks, toggle] = useTicks(item.id);
  const list = useRowKeys<HTMLDivElement>('.diff-item');
  const evidence = evidenceIn(next);
  const documentOf = (side: Subject['next'] | null) => (side?.state === 'read' ? side.whole.document : null);
  const sources = sourcesOf(documentOf(base), documentOf(next));
  const items = diff ? itemsIn(diff) : [];
  const own = (documentOf(next) as { sources?: Source[] } | null)?.sources;
  const urls = evidence
    ? (own ?? []).flatMap(({ url }) => (url ? [url] : []))
    : [...new Set(items.flatMap((one) => addressesOf(one, sources)))];
  const checked = items.filter(({ path }) => ticks.has(path)).length;
  const counts = diff?.counts;
  return (
    <section className="changes" aria-labelledby="changes">
      <div className="changes-head">
        <h2 id="changes">{evidence ? 'The evidence' : item.action === 'create' ? 'What is proposed' : 'What would change'}</h2>
        {counts && (
          <p>
            {[
              [counts.changed, 'changed'],
              [counts.added, 'added'],
              [counts.removed, 'removed'],
            ]
              .filter(([count]) => count)
              .map(([count, word]) => `${count} ${word}`)
              .join(', ') || 'nothing but the revision itself'}
            ; nothing is left out. You have checked {checked} of {items.length}.
          </p>
        )}
        {urls.length > 0 && <OpenSources urls={urls} />}
      </div>
      {next.state !== 'read' && (
        <ErrorBox
          error={next.error}
          title={next.state === 'missing' ? 'The bytes are not there yet' : 'The document is off schema'}
          onRetry={retry}
        />
      )}
      {baseError && <ErrorBox error={baseError} title="What it was written for is not known" onRetry={retry} />}
      {base && base.state !== 'read' && (
        <ErrorBox
          error={base.error}
          title={
            base.state === 'missing' ? 'The version that it changes is at no gateway now' : 'The version that it changes is off schema'
          }
          onRetry={retry}
        />
      )}
      {evidence && <DisputeEvidence evidence={evidence} base={base} item={item} />}
      {diff && (
        <div ref={list}>
          <DocumentDiff
            diff={diff}
            sources={sources}
            now={item.state === 'open' ? 'now' : `version ${item.proposal.baseVersion}`}
            tick={(one) => (
              <label>
                <input type="checkbox" checked={ticks.has(one.path)} onChange={() => toggle(one.path)} />{' '}
                {ticks.has(one.path) ? 'checked' : 'not yet checked'}
                <span className="visually-hidden">: {one.label}</span>
              </label>
            )}
          />
        </div>
      )}
      <Raw next={next} base={base} />
    </section>
  );
}

/** Each source in a window of its own, beside this one. Browsers open one at a click unless told otherwise: the rest is named. */
function OpenSources({ urls }: { urls: readonly string[] }) {
  const [shut, setShut] = useState<readonly string[]>([]);
  return (
    <div className="changes-sources">
      <button type="button" className="textbutton" onClick={() => setShut(openBeside(urls))}>
        Open {urls.length === 1 ? 'the source' : `all ${plural(urls.length, 'source')} side by side`}
      </button>
      {shut.length > 0 && (
        <div role="status">
          <p>
            The browser kept {plural(shut.length, 'window')} shut. Allow pop-ups for this site, or open{' '}
            {shut.length === 1 ? 'it' : 'them one by one'}:
          </p>
          <ul>
            {shut.map((url) => (
              <li key={url}>
                <Leaving href={url}>{url}</Leaving>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
