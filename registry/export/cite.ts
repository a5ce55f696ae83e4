import type { ExportFile } from './schema.ts';

/** How a state is cited: which view, of which chain, registry and block, with the roots that pin its content. */
export interface StateCitation {
  key: string;
  title: string;
  author: string;
  publisher: string;
  /** Day of the block. */
  published: string;
  accessed: string;
  url: string;
  /** Chain, registry, block and roots in words. */
  pins: string;
}

const named = ({ kind, period }: ExportFile['state']['collections'][number]): string => (period ? `${kind} ${period}` : kind);

/** The citation of the state that a view was read at. */
export function citationOf(file: ExportFile): StateCitation {
  const { chainId, registry, block, time, root, since, collections } = file.state;
  const roots = collections.map((one) => `collection root of ${named(one)} ${one.overviewRoot}`);
  return {
    key: `deml-os-block-${block}`,
    title: `DeML OS: ${file.title}`,
    author: 'DeML OS contributors',
    publisher: 'DeML OS',
    published: time.slice(0, 10),
    accessed: file.accessed,
    url: file.url,
    pins: [
      ...[`chain ${chainId}`, `registry ${registry}`, `block ${block} (${time})`],
      ...(root === null ? [] : [`state root ${root} (since block ${since})`]),
      ...roots,
    ].join(', '),
  };
}

/** The citation as one paragraph. */
export function citationText(file: ExportFile): string {
  const { author, published, title, pins, accessed, url } = citationOf(file);
  return `${author} (${published.slice(0, 4)}). ${title}. As registered: ${pins}. Read on ${accessed}. CC BY 4.0. ${url}`;
}
