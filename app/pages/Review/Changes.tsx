import { useState } from 'react';
import type { DocumentDiff as Diff } from '../../../registry/diff/types.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import type { Source } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { addressesOf } from '../../ui/diff/sides.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { t } from '../../words/t.tsx';
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
        <h2 id="changes">{evidence ? t('The evidence') : item.action === 'create' ? t('What is proposed') : t('What would change')}</h2>
        {counts && (
          <p>
            {t('{changes}; nothing is left out. You have checked {checked} of {all}.', {
              changes: countWords(counts),
              checked,
              all: items.length,
            })}
          </p>
        )}
        {urls.length > 0 && <OpenSources urls={urls} />}
      </div>
      {next.state !== 'read' && (
        <ErrorBox
          error={next.error}
          title={next.state === 'missing' ? t('The bytes are not there yet') : t('The document is off schema')}
          onRetry={retry}
        />
      )}
      {baseError && <ErrorBox error={baseError} title={t('What it was written for is not known')} onRetry={retry} />}
      {base && base.state !== 'read' && (
        <ErrorBox
          error={base.error}
          title={
            base.state === 'missing'
              ? t('The version that it changes is at no gateway now')
              : t('The version that it changes is off schema')
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
            now={item.state === 'open' ? t('now') : t('version {version}', { version: item.proposal.baseVersion })}
            tick={(one) => (
              <label>
                <input type="checkbox" checked={ticks.has(one.path)} onChange={() => toggle(one.path)} />{' '}
                {ticks.has(one.path) ? t('checked') : t('not yet checked')}
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

/** How many items differ, by what became of them. */
function countWords({ changed, added, removed }: Diff['counts']): string {
  const words = [
    changed > 0 && t('{count} changed', { count: changed }),
    added > 0 && t('{count} added', { count: added }),
    removed > 0 && t('{count} removed', { count: removed }),
  ].filter(Boolean);
  return words.join(t(', ')) || t('nothing but the revision itself');
}

/** Each source in a window of its own, beside this one. Browsers open one at a click unless told otherwise: the rest is named. */
function OpenSources({ urls }: { urls: readonly string[] }) {
  const [shut, setShut] = useState<readonly string[]>([]);
  return (
    <div className="changes-sources">
      <button type="button" className="textbutton" onClick={() => setShut(openBeside(urls))}>
        {urls.length === 1 ? t('Open the source') : t('Open all {sources} side by side', { sources: plural(urls.length, 'source') })}
      </button>
      {shut.length > 0 && (
        <div role="status">
          <p>
            {shut.length === 1
              ? t('The browser kept 1 window shut. Allow pop-ups for this site, or open it:')
              : t('The browser kept {windows} shut. Allow pop-ups for this site, or open them one by one:', {
                  windows: plural(shut.length, 'window'),
                })}
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
