import type { RegistryAddress } from '../actions/chain.ts';
import { cidOf } from '../cid/index.ts';
import { type Diffable, diffDocuments } from '../diff/diffDocuments.ts';
import type { DiffItem } from '../diff/types.ts';
import { revisionGroup } from '../diff/units.ts';
import { type FieldId, fieldOf, type Source } from '../schema/index.ts';
import { registryInWords, revisionId } from './itemId.ts';
import type { FeedName } from './names.ts';
import { entryRoute } from './routes.ts';
import type { Fact, FeedItem, ItemChange, Known, Placed, Proposed, Revised } from './types.ts';
import { changeInWords, entryInWords, momentInWords, partsInWords, plain, plural, sideInWords } from './words.ts';

/** A longer list is cut: the page shows all. */
const MOST_CHANGES = 40;
const MOST_SOURCES = 8;

export interface RevisionTold {
  registry: RegistryAddress;
  revised: Fact<Revised>;
  /** The proposal that made it. */
  proposed: Proposed;
  /** Its document, and the one that it replaced. */
  own: Known;
  before: Known;
}

/** What a revision is in feeds: one item for all of it, and one for each field of which it changed a claim. */
export function revisionItems(told: RevisionTold): Placed[] {
  const { own, before, proposed } = told;
  const { entry } = proposed;
  const feeds: FeedName[] = ['all', `kind/${entry.kind}`];
  if (entry.kind === 'project' || entry.kind === 'metric') feeds.push(`project/${entry.key}`);
  if (own.state !== 'read') return [{ part: '', feeds, item: unread(told, own) }];

  const { document } = own;
  if ('change' in document) feeds.push(`change/${document.change.kind}`);
  if ('tags' in document) {
    feeds.push(`type/${document.sourceType}`);
    feeds.push(...document.tags.map((tag) => `tag/${tag}` as const), ...document.projects.map((slug) => `project/${slug}` as const));
  }
  const compared = before.state === 'read' ? before.document : null;
  // Beside a document that is lacking, everything would look new.
  const items = before.state === 'read' || before.state === 'none' ? itemsOf(compared, document) : [];
  const name = nameOf(document, entry);
  const all = itemFrom(told, document, titleOf(told, name, document, items), items);
  const ofFields = Map.groupBy(items.filter(isOfField), (item) => item.field as FieldId);
  const fields = [...ofFields].map(([field, some]): Placed => {
    const title = `${name} · ${some.length === 1 ? changeInWords(some[0] as DiffItem) : `${fieldOf(field).label}: ${plural(some.length, 'change')}`}`;
    const item = itemFrom(told, document, `${title} (${kindOf(document)})`, some, field);
    return { part: field, feeds: [`field/${field}`], item };
  });
  return [{ part: '', feeds: [...new Set(feeds)], item: all }, ...fields];
}

const isOfField = ({ subject, field }: DiffItem): boolean => field !== undefined && ['claim', 'absence', 'reading'].includes(subject);
const kindOf = (document: Diffable): string => ('change' in document ? document.change.kind : 'evidence');

function itemsOf(before: Diffable | null, document: Diffable): DiffItem[] {
  return diffDocuments(before, document)
    .groups.filter(({ title }) => title !== revisionGroup)
    .flatMap(({ items }) => items)
    .filter(({ subject }) => subject !== 'order');
}

/** What the entry is called: the readings of a project have no name but its key. */
function nameOf(document: Diffable, entry: Proposed['entry']): string {
  if ('name' in document) return plain(document.name);
  if ('title' in document) return `${entry.kind === 'note' ? 'Note' : 'Page'}: ${plain(document.title)}`;
  return entryInWords(entry);
}

function titleOf({ revised, proposed, before }: RevisionTold, name: string, document: Diffable, items: readonly DiffItem[]): string {
  const kind = kindOf(document);
  if (revised.status === 'retired') return `${name}: retired`;
  if (proposed.action === 'restore') return `${name}: restored`;
  if (before.state === 'none')
    return proposed.entry.kind === 'note' ? name : `${name}: new ${proposed.entry.kind === 'metric' ? '' : proposed.entry.kind}`.trimEnd();
  const [only, ...others] = items;
  if (only && others.length === 0) return `${name} · ${changeInWords(only)} (${kind})`;
  if (!only) return `${name}: revision ${revised.version} (${kind})`;
  const labels = [...new Set(items.map(({ label }) => label))];
  const named = labels.slice(0, 3).join(', ');
  return plain(`${name}: ${plural(items.length, 'change')} (${kind}): ${named}${labels.length > 3 ? ' …' : ''}`, 200);
}

function itemFrom(told: RevisionTold, document: Diffable, title: string, items: readonly DiffItem[], field?: FieldId): FeedItem {
  const { before, revised, proposed } = told;
  const sources: Readonly<Record<string, Source>> =
    'sources' in document && document.sources && !Array.isArray(document.sources) ? document.sources : {};
  const isNewNote = before.state === 'none' && 'summary' in document && field === undefined;
  const listed = isNewNote ? [] : items.slice(0, MOST_CHANGES);
  const lead = [
    ...(isNewNote ? [plain(document.summary, 1200), plain(document.effect)] : []),
    ...('change' in document ? [`${plain(document.change.summary)} (${document.change.kind})`] : []),
    ...beforeInWords(before),
  ];
  const read = before.state === 'read' || before.state === 'refused' ? 2 : 1;
  const { facts, ...rest } = common(told, field);
  const link =
    'url' in document && typeof document.url === 'string' && isLink(document.url) ? [{ label: 'Source', text: document.url }] : [];
  return {
    ...rest,
    facts: [...link, ...facts],
    title: plain(title, 200),
    updated: revised.at + read,
    lead,
    changes: listed.map((item) => changeFrom(item, sources)),
    more: isNewNote ? 0 : items.length - listed.length,
    categories: [proposed.entry.kind, kindOf(document), ...('tags' in document ? document.tags : [])],
  };
}

function beforeInWords(before: Known): string[] {
  if (before.state === 'waiting') return ['The document that it replaced has not arrived here yet, so the changes are not listed.'];
  if (before.state === 'refused') return ['The document that it replaced does not fit its schema, so the changes are not listed.'];
  return [];
}

/** An item without its document: not here yet, or refused. */
function unread(told: RevisionTold, own: Known): FeedItem {
  const { revised, proposed } = told;
  const isRefused = own.state === 'refused';
  const name = entryInWords(proposed.entry);
  return {
    ...common(told),
    title: isRefused
      ? `${name}: revision ${revised.version}, not shown`
      : `${name}: revision ${revised.version}, approved, content on its way`,
    updated: revised.at + (isRefused ? 1 : 0),
    lead: isRefused
      ? [`The document of this revision is refused by every reader: ${plain(own.why)}`]
      : ['Approved, content on its way: the document of this revision has not arrived at this gateway yet.'],
    changes: [],
    more: 0,
    categories: [proposed.entry.kind],
  };
}

function common({ registry, revised, proposed }: RevisionTold, field = '') {
  const { version, digest, parent, at, block, transaction, proposal, approvals } = revised;
  return {
    id: revisionId(registry, proposed.entry, version, field),
    published: at,
    route: entryRoute(proposed.entry, block),
    author: proposed.proposer,
    facts: [
      { label: 'Approved', text: `${momentInWords(at)}, block ${block}, by ${plural(approvals, 'curator')}` },
      { label: 'Revision', text: parent === null ? `${version}, the first` : `${version}` },
      { label: 'Document', text: cidOf(digest) },
      { label: 'Digest', text: digest },
      { label: 'Proposal', text: proposal },
      { label: 'Transaction', text: transaction },
      { label: 'Registry', text: registryInWords(registry) },
    ],
  };
}

const isLink = (text: string): boolean => /^(https|ipfs):\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(text);

function changeFrom(item: DiffItem, sources: Readonly<Record<string, Source>>): ItemChange {
  const { label, change, after } = item;
  const parts = typeof after === 'object' && after !== null && !Array.isArray(after) ? after : {};
  const refs = [parts.sources, parts.source].flat().filter((one) => typeof one === 'string');
  const own = typeof parts.url === 'string' ? [parts.url] : [];
  const held = typeof parts.asOf === 'string' ? [`held ${plain(parts.asOf)}`] : [];
  const read = typeof parts.retrievedAt === 'string' ? [`read ${plain(parts.retrievedAt)}`] : [];
  return {
    label: plain(label, 120),
    change,
    before: sideInWords(item, item.before),
    after: sideInWords(item, after),
    details: [...(change === 'changed' && item.parts.length > 0 ? [partsInWords(item)] : []), ...held, ...read],
    sources: [...new Set([...refs.flatMap((ref) => sources[ref]?.url ?? []), ...own])].filter(isLink).slice(0, MOST_SOURCES),
  };
}
