import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { createContext, createElement, Fragment, type ReactNode, useContext } from 'react';
import { citation } from '../../../registry/schema/citations.ts';
import { isSafeLink, Leaving } from '../../ui/Leaving.tsx';

/**
 * The Markdown subset of pages as React elements: paragraphs, lists, emphasis, strong, inline code, third-level heads,
 * rules, and links that are https, ipfs or a view of this site. Whatever else a document holds (HTML, images, code,
 * links of other schemes) stands there as its text: no markup of a stranger becomes an element.
 */
export function Markdown({ children }: { children: string }) {
  if (burrows(children)) return <AsWritten text={children} />;
  const tree = fromMarkdown(children);
  return isDeep(tree) ? <AsWritten text={children} /> : inside(tree);
}

/**
 * A line that opens more than eight lists and quotations in each other, or has a run of sixteen marks of emphasis. No
 * author writes one; of some thousand the parser and React end in an overflow, and one comment would take its whole
 * page from everybody.
 */
const burrows = (text: string): boolean =>
  text
    .split('\n')
    .some(
      (line) => /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*){9}/.test(line) || (/[*_]{16}/.test(line) && /[^\s*_]/.test(line)),
    );

/** Marks in each other to this depth are drawn. */
const MAX_DEPTH = 40;

function isDeep(tree: Parents): boolean {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}

/** The text with its marks, line by line: nothing of it is lost. */
function AsWritten({ text }: { text: string }) {
  return <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>;
}

/** A parsed text never changes, so the place of a node in it is what it is known by. */
const inside = (node: Parents): ReactNode => createElement(Fragment, null, ...node.children.map(element));

function element(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value.includes('[^') ? <Citing>{node.value}</Citing> : node.value;
    case 'paragraph':
      return <p>{inside(node)}</p>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inside(node)}</ol> : <ul>{inside(node)}</ul>;
    case 'listItem':
      return <li>{node.children.length === 1 && node.children[0]?.type === 'paragraph' ? inside(node.children[0]) : inside(node)}</li>;
    case 'emphasis':
      return <em>{inside(node)}</em>;
    case 'strong':
      return <strong>{inside(node)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'heading':
      return node.depth === 3 ? <h3>{inside(node)}</h3> : <p>{inside(node)}</p>;
    case 'thematicBreak':
      return <hr />;
    case 'link':
      if (/^#\//.test(node.url)) return <a href={node.url}>{inside(node)}</a>;
      return isSafeLink(node.url) ? <Leaving href={node.url}>{inside(node)}</Leaving> : inside(node);
    default:
      return textOf(node);
  }
}

/** How a page shows that it cites a source, `[^ref]`; outside of a page that stays as it was written. */
export const Citations = createContext<((ref: string) => ReactNode) | null>(null);

function Citing({ children }: { children: string }) {
  const cite = useContext(Citations);
  if (!cite) return children;
  // Split by a pattern with one group: every second part is a ref.
  const parts = children.split(citation);
  return createElement(Fragment, null, ...parts.map((part, i) => (i % 2 === 1 ? cite(part) : part)));
}

/** What a reader sees of a node that has no element here. */
function textOf(node: Nodes): ReactNode {
  if ('children' in node) return inside(node);
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt;
  return node.type === 'break' ? ' ' : null;
}
