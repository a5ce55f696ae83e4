import { type Entry, FIRST_PAGE, type FirstPage } from '../../registry/actions/index.ts';
import { type DemlError, UnavailableError, WrongEntryError } from '../../registry/errors/index.ts';
import {
  type Document,
  type DocumentOf,
  type GroupBlock,
  readAnyDocument,
  readDocument,
  type SchemaName,
} from '../../registry/schema/index.ts';
import { asDemlError } from './asDemlError.ts';

/** Why a document is not shown. `coming`: the chain approved it, and the gateways that work do not have it yet. */
type Trouble = { state: 'invalid' | 'unavailable' | 'coming'; error: DemlError };

/** What is known of one entry: its head from the chain, and its document once its bytes have the head's digest. */
export type EntryState<D> = { entry: Entry } & ({ state: 'waiting' } | { state: 'verified'; document: D } | Trouble);

export type GroupState = { state: 'waiting' } | { state: 'verified'; document: GroupBlock } | Trouble;

/** What tells an entry from every other one. */
export const idOf = (entry: Pick<Entry, 'kind' | 'period' | 'key'>): string => `${entry.kind}/${entry.period}/${entry.key}`;

/** The heads of a first page: those of a short collection are the whole of it, by its place; those of a longer one stand alone. */
export function headsOf({ projects, metrics, pages, newest }: FirstPage): { whole: Map<string, Entry[]>; alone: [string, Entry][] } {
  const all: [string, Entry[]][] = [
    ['project/0', projects],
    ['metric/0', metrics],
    ['page/0', pages],
    ...newest.map(({ period, entries }): [string, Entry[]] => [`note/${period}`, entries]),
  ];
  const isWhole = ([, entries]: [string, Entry[]]) => entries.length < FIRST_PAGE;
  const alone = all.filter((one) => !isWhole(one)).flatMap(([, entries]) => entries.map((entry): [string, Entry] => [idOf(entry), entry]));
  return { whole: new Map(all.filter(isWhole)), alone };
}

const schemaOf = { project: 'deml.project/1', metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const satisfies Record<
  Entry['kind'],
  SchemaName
>;

/** Documents that were read before anybody asked for them, by their bytes. */
const ahead = new WeakMap<Uint8Array, Document>();

/** Reads a document now, so that whoever asks for it later need not wait. What is wrong with it, they are told. */
export function readAhead(bytes: Uint8Array): void {
  try {
    ahead.set(bytes, readAnyDocument(bytes));
  } catch {}
}

function read<S extends SchemaName>(bytes: Uint8Array, name: S, what: string): DocumentOf<S> {
  const known = ahead.get(bytes);
  return known?.schema === name ? (known as DocumentOf<S>) : readDocument(bytes, name, what);
}

/** Why a document or block could not be had. */
const notHad = (error: DemlError): Trouble => ({
  state: error instanceof UnavailableError && error.coming ? 'coming' : 'unavailable',
  error,
});

/** What is known of an entry once its bytes came, or did not. */
export function documentState(entry: Entry, bytes: Uint8Array | undefined, failure: Error | undefined): EntryState<unknown> {
  if (!bytes) return { entry, ...notHad(asDemlError(failure ?? new Error('nothing came'))) };
  try {
    const document: DocumentOf<(typeof schemaOf)[Entry['kind']]> = read(
      bytes,
      schemaOf[entry.kind],
      `${entry.kind} ${entry.key}, version ${entry.version},`,
    );
    if (document.slug !== entry.key)
      return {
        entry,
        state: 'invalid',
        error: new WrongEntryError(`${entry.kind} ${entry.key}`, document.slug),
      };
    return { entry, state: 'verified', document };
  } catch (error) {
    return { entry, state: 'invalid', error: asDemlError(error) };
  }
}

/** What is known of a group block once its bytes came, or did not. */
export function groupState(had: Uint8Array | DemlError, cid: string): GroupState {
  if (!(had instanceof Uint8Array)) return had.family === 'content' ? { state: 'invalid', error: had } : notHad(had);
  try {
    return { state: 'verified', document: read(had, 'deml.group/1', cid) };
  } catch (error) {
    return { state: 'invalid', error: asDemlError(error) };
  }
}
