import type { ReactNode } from 'react';
import type { DiffItem } from '../../../registry/diff/types.ts';
import { label, t, word } from '../../words/t.tsx';
import { isSafeLink, Leaving } from '../Leaving.tsx';
import { called } from './called.ts';
import { Side } from './Side.tsx';
import { refsOf, type SideName, type SourcesOfSides, sideOf, wordsOf } from './sides.ts';

const changeWords = { added: word('added'), removed: word('removed'), changed: word('changed') } as const;

export interface ItemProps {
  item: DiffItem;
  sources: SourcesOfSides;
  now: string;
  next: string;
  tick?: ReactNode;
}

/** One thing that differs: its name, both sides, and the sources that it rests on. */
export function Item({ item, sources, now, next, tick }: ItemProps) {
  const weaker = item.parts.find((part) => part.weaker);
  return (
    <article
      className="diff-item"
      data-change={item.change}
      data-path={item.path}
      tabIndex={-1}
      aria-label={t('{what}, {change}', { what: called(item), change: t(changeWords[item.change]) })}
    >
      <header>
        <h4>{called(item)}</h4>
        {item.id && item.id !== item.label && <code className="mono">{item.id}</code>}
        <span className="diff-change">
          <ChangeGlyph change={item.change} />
          {t(changeWords[item.change])}
        </span>
        {weaker && (
          <span className="diff-weaker">
            {t('evidence falls from {before} to {after}', { before: label(wordsOf(weaker.before)), after: label(wordsOf(weaker.after)) })}
          </span>
        )}
        {tick && <span className="diff-tick">{tick}</span>}
      </header>
      <div className="diff-sides">
        <Side item={item} side="now" title={now} />
        <Side item={item} side="proposed" title={next} />
      </div>
      <Sources item={item} sources={sources} />
    </article>
  );
}

/** Cross, saltire, lozenge: the word beside it says the same. */
export function ChangeGlyph({ change }: { change: DiffItem['change'] }) {
  const drawing = { added: 'M5 1v8M1 5h8', removed: 'm1.5 1.5 7 7M8.5 1.5l-7 7', changed: 'M5 .8 9.2 5 5 9.2.8 5Z' }[change];
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
      <path d={drawing} />
    </svg>
  );
}

/** Every source of either side; one that only the old side cites is struck, a new one is heavy. */
function Sources({ item, sources }: { item: DiffItem; sources: SourcesOfSides }) {
  const now = refsOf(item, 'now');
  const proposed = refsOf(item, 'proposed');
  const refs = [...new Set([...proposed, ...now])];
  if (refs.length === 0) {
    const url = sideOf(item, item.change === 'removed' ? 'now' : 'proposed');
    if (typeof url !== 'string' || !isSafeLink(url)) return null;
    return (
      <footer>
        <Leaving href={url}>{t('open this address')}</Leaving>
      </footer>
    );
  }
  const both = item.change === 'changed';
  const line = (ref: string) => {
    const side: SideName = proposed.includes(ref) ? 'proposed' : 'now';
    const source = sources[side][ref];
    const title = source?.title ?? t('“{ref}”, which the document does not hold', { ref });
    const words = source?.url ? <Leaving href={source.url}>{title}</Leaving> : title;
    return (
      <li key={ref}>
        {both && !now.includes(ref) ? <ins>{words}</ins> : both && !proposed.includes(ref) ? <del>{words}</del> : words}{' '}
        {source && (
          <span>
            {[source.publisher, source.kind && label(source.kind), !source.url && t('no safe address known')].filter(Boolean).join(', ')}
            {both && !now.includes(ref) && t(', new here')}
            {both && !proposed.includes(ref) && t(', no longer cited')}
          </span>
        )}
      </li>
    );
  };
  return (
    <footer>
      <span>{refs.length === 1 ? t('source') : t('sources')}</span>
      <ul>{refs.map(line)}</ul>
    </footer>
  );
}
