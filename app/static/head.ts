import type { Digest } from '../../registry/cid/index.ts';
import { type HeldRelease, placeOf } from '../../registry/release/index.ts';
import { type Page, readDocument } from '../../registry/schema/index.ts';
import { monthName } from '../pages/Notes/months.ts';
import { t, word } from '../words/t.tsx';

/** What a page says of itself to those who do not open it: the tab, search engines, previews of links. */
export interface Head {
  title: string;
  description: string;
  /** https://ogp.me */
  type: 'website' | 'article';
  /** The thing that the page is about, for https://schema.org. */
  about: Readonly<Record<string, unknown>>;
}

const licence = 'https://creativecommons.org/licenses/by/4.0/';

/** The head of a static page, from the documents that it shows. Called once the language of the page is shown. */
export function headOf(path: string, held: HeldRelease): Head {
  const [page = '', first = '', second = ''] = path.split('/');
  if (page === 'project') {
    const { name, sentence, links } = read(held, 'project', 0, first, 'deml.project/1');
    const sameAs = Object.values(links).filter((link) => link.startsWith('https://'));
    return { title: name, description: sentence, type: 'article', about: { '@type': 'Thing', name, description: sentence, sameAs } };
  }
  if (page === 'note') {
    const { title, summary, authors, publishedAt, url } = read(held, 'note', Number(first), second, 'deml.note/1');
    const author = authors.map((name) => ({ '@type': 'Thing', name }));
    const about = { '@type': 'CreativeWork', name: title, author, datePublished: publishedAt, ...(url && { url }) };
    return { title, description: cut(summary), type: 'article', about };
  }
  const dataset = (title: string, description: string): Head => ({
    ...{ title, description, type: 'website' },
    about: { '@type': 'Dataset', name: 'DeML OS', description: t(purpose), license: licence, version: String(held.state.block.number) },
  });
  if (page === 'notes' && first) {
    const month = monthName(Number(first));
    return dataset(
      t('Notes of {month}', { month }),
      t('What was published in {month} that bears on decentralized machine learning.', { month }),
    );
  }
  if (page === 'reference' ? first : ['methodology', 'about'].includes(page))
    return ofText(read(held, 'page', 0, first || page, 'deml.page/1'));
  const [title, description] = plain[page] ?? ['DeML OS', purpose];
  return dataset(t(title), t(description));
}

const purpose = word(
  'A neutral, verifiable register of decentralized machine-learning systems: who executes, verifies, settles and constrains, by whose word, and since when.',
);

const plain: Readonly<Record<string, readonly [title: string, description: string]>> = {
  projects: [
    word('Projects'),
    word('Decentralized machine-learning systems in one table: every cell has its source, its date and its evidence.'),
  ],
  coverage: [word('Coverage'), word('What is known of each system, how well, and what was looked for and not found.')],
  maps: [word('Maps'), word('Systems by the layer they open and by what checks their work; the parts that several of them rest on.')],
  notes: [
    word('Research notes'),
    word('Papers, releases and discussions, month by month, and what each changes for decentralized machine learning.'),
  ],
  lab: [
    word('The Lab'),
    word('What each way of checking machine learning costs on the same small work, measured, and what it leaves unchecked.'),
  ],
  reference: [word('Reference'), word('Specifications and explanations beside the register.')],
};

const ofText = ({ title, lead }: Page): Head => ({
  title,
  description: cut(lead ?? t(purpose)),
  type: 'article',
  about: { '@type': 'Article', headline: title, license: licence },
});

/** A description is shown in a line or two. */
const cut = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/, '')}…`);

function read<S extends Parameters<typeof readDocument>[1]>(
  held: HeldRelease,
  kind: 'project' | 'note' | 'page',
  period: number,
  key: string,
  schema: S,
): ReturnType<typeof readDocument<S>> {
  const entry = held.heads.get(placeOf({ kind, period }))?.find((one) => one.key === key);
  return readDocument(held.blocks.get(entry?.digest as Digest) as Uint8Array, schema, key);
}
