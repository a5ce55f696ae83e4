import type { IconNode } from 'lucide';
import { createElement } from 'react';

/**
 * A Lucide icon (ISC) for an action, 15 px unless said otherwise. Always beside a name: the drawing is hidden from
 * readers of the text. lucide-react would draw the same in 1.7 KB more.
 */
export function Icon({ node, size = 15 }: { node: IconNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {node.map(([tag, attributes], i) => createElement(tag, { ...attributes, key: `${tag}${i}` }))}
    </svg>
  );
}
