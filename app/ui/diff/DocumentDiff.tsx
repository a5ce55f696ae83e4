import type { ReactNode } from 'react';
import type { DocumentDiff as Difference, DiffItem } from '../../../registry/diff/types.ts';
import { plural, sentence } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { Item } from './Item.tsx';
import type { SourcesOfSides } from './sides.ts';
import './diff.css';

export interface DocumentDiffProps {
  diff: Difference;
  /** The sources of both documents by ref; `sourcesOf` takes them from the documents. */
  sources: SourcesOfSides;
  /** What stands at the end of an item's head, as the mark that a curator sets. */
  tick?: (item: DiffItem) => ReactNode;
  /** What the old side is called, where it is not what stands now. */
  now?: string;
  /** What the new side is called, where it is no proposal. */
  next?: string;
  /** In place of a difference, where there is none. */
  empty?: ReactNode;
}

/** Everything in which two documents differ, by group: left what stands now, right what is proposed. Its heads are of level 3 and 4. */
export function DocumentDiff({
  diff,
  sources,
  tick,
  now = t('now'),
  next = t('proposed'),
  empty = <p className="diff-none">{t('The two documents do not differ.')}</p>,
}: DocumentDiffProps) {
  if (diff.groups.length === 0) return <>{empty}</>;
  // Of a new document nothing stands now: one column says it all.
  const isNew = diff.groups.every(({ items }) => items.every(({ change }) => change === 'added'));
  return (
    <div className="diff" data-new={isNew || undefined}>
      {diff.groups.map((group) => (
        <section key={group.title} aria-label={titleOf(group.title)}>
          <h3>
            {titleOf(group.title)} <span>{plural(group.items.length, 'item')}</span>
          </h3>
          {group.items.map((item) => (
            <Item key={`${item.path}/${item.change}`} item={item} sources={sources} now={now} next={next} tick={tick?.(item)} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** A group of the dictionary, or of the document itself. */
const titleOf = (title: string): string => sentence(t(title.toLowerCase()));

/** The sources of two documents, where they hold any. */
export function sourcesOf(before: unknown, after: unknown): SourcesOfSides {
  const of = (document: unknown) => {
    const { sources } = (document ?? {}) as { sources?: unknown };
    return typeof sources === 'object' && sources !== null && !Array.isArray(sources) ? (sources as SourcesOfSides['now']) : {};
  };
  return { now: of(before), proposed: of(after) };
}
