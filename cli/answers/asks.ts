import type { Kind } from '../../registry/actions/words.ts';
import type { ExportFile } from '../../registry/export/schema.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { nameOf, parseEntryName } from '../connect/entryName.ts';
import { everyHead } from '../connect/everyHead.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';
import { type Exit, exits, isDistrust } from '../exits.ts';
import { fileKind } from './fileKind.ts';
import { type State, stateOf } from './state.ts';

/** What became of a question: the same for the terminal, for --json and for an agent. */
export interface Asked<A> {
  command: string;
  /** Everything in the answer was verified against the contract's digests, at the block of `state`. */
  verified: boolean;
  state: State;
  answer: A;
  exit: Exit;
}

export type At = { at?: string | null | undefined };

/** Failures that cost a part of the answer: the part says so in its place, and the exit status for the whole. */
async function asked<A>(command: string, register: Register, answer: A, failures: readonly unknown[]): Promise<Asked<A>> {
  const state = await stateOf(register);
  const distrust = state.doubts.length > 0 || failures.some(isDistrust);
  const exit = distrust ? exits.distrust : failures.length > 0 ? exits.notReachable : exits.ok;
  return { command, verified: exit === exits.ok, state, answer, exit };
}

export async function askList(
  endpoints: Endpoints,
  { at = null, ...input }: At & { kind: Kind; filter?: string[] | undefined; field?: string[] | undefined },
) {
  const { list } = await import('./list.ts');
  const register = await openRegister(endpoints, at);
  const { answer, failures } = await list(register, input);
  const told = await asked('list', register, answer, failures);
  return answer.entries.length === 0 && told.exit === exits.ok ? { ...told, exit: exits.nothingFound } : told;
}

export async function askShow(
  endpoints: Endpoints,
  {
    at = null,
    entry,
    ...input
  }: At & { entry: string; field?: string[] | undefined; claim?: string[] | undefined; history?: boolean | undefined },
) {
  const [{ openEntry }, { show }] = await Promise.all([import('./openEntry.ts'), import('./show.ts')]);
  const opened = await openEntry(endpoints, entry, at);
  const { answer, failures } = await show(opened, input);
  return asked('show', opened.register, answer, failures);
}

export async function askCompare(
  endpoints: Endpoints,
  { at = null, projects, field }: At & { projects: string[]; field?: string[] | undefined },
) {
  const { compare } = await import('./compare.ts');
  const names = projects.map(parseEntryName);
  for (const { version, key } of names)
    if (version !== null)
      throw new BadArgumentError(`"${key}@${version}"`, 'systems are compared at one moment', 'Name the moment with --at.');
  const register = await openRegister(endpoints, at);
  return asked('compare', register, await compare(register, names, field), []);
}

export async function askDiff(
  endpoints: Endpoints,
  {
    at = null,
    entry,
    ...input
  }: At & { entry: string; from?: string | undefined; to?: string | undefined; worldOnly?: boolean | undefined },
) {
  const [{ openEntry }, { diff }] = await Promise.all([import('./openEntry.ts'), import('./diff.ts')]);
  const { register, entry: found } = await openEntry(endpoints, entry, at);
  const { answer, failures } = await diff(register, found, input);
  return asked('diff', register, answer, failures);
}

export async function askSearch(endpoints: Endpoints, { query }: { query: SearchQuery }) {
  const { search } = await import('./search.ts');
  const register = await openRegister(endpoints);
  const { answer, distrusted } = await search(register, query);
  const told = await asked('search', register, answer, []);
  if (distrusted > 0) return { ...told, verified: false, exit: exits.distrust };
  if (answer.hits.length === 0) return { ...told, exit: exits.nothingFound };
  const unread = answer.hits.some(({ check }) => check === 'unread');
  return { ...told, verified: answer.hits.every(({ verified }) => verified), exit: unread ? exits.notReachable : told.exit };
}

/** Of an entry, or of everything: the blocks that gateways give. */
export async function askVerify(endpoints: Endpoints, { at = null, entry }: At & { entry?: string | undefined }) {
  const [{ openEntry }, { verifyEntries }] = await Promise.all([import('./openEntry.ts'), import('./verify.ts')]);
  const opened = entry === undefined ? null : await openEntry(endpoints, entry, at);
  const register = opened?.register ?? (await openRegister(endpoints, at));
  const entries = opened ? [opened.entry] : await everyHead(register);
  const what = opened ? `${nameOf(opened.entry)}, version ${opened.entry.version}` : 'every entry';
  const answer = await verifyEntries(what, entries, (digest) => register.reader.block(digest));
  return verdict(register, answer);
}

/** Of a file or folder on this disk. */
export async function askVerifyFiles(endpoints: Endpoints, { at = null, path }: At & { path: string }) {
  const { verifyCar, verifyFolder } = await import('./verifyFiles.ts');
  const verify = (await fileKind(path)) === 'folder' ? verifyFolder : verifyCar;
  const { register, answer } = await verify(endpoints, path, at);
  return verdict(register, answer, true);
}

/** What no gateway has may come; what a file lacks does not. */
async function verdict<A extends { problems: readonly { kind: string; cid: string }[] }>(register: Register, answer: A, isFile = false) {
  const told = await asked('verify', register, answer, []);
  if (answer.problems.length === 0) return told;
  const onlyMissing = answer.problems.every(({ kind }) => kind === 'missing');
  return { ...told, verified: false, exit: onlyMissing && !isFile ? exits.notReachable : exits.distrust };
}

export interface CiteAnswer {
  text: string;
  url: string;
  state: ExportFile['state'];
}

export async function askCite(endpoints: Endpoints, { at = null, what }: At & { what: string }) {
  const [{ openView, fileOf }, { citationText }] = await Promise.all([import('./view.ts'), import('../../registry/export/cite.ts')]);
  const view = await openView(endpoints, what, at);
  const file = await fileOf(view, []);
  const answer: CiteAnswer = { text: citationText(file), url: file.url, state: file.state };
  return asked('cite', view.register, answer, []);
}

/** A file to take away. Nothing is given where a part of it could not be verified. */
export async function askExport(endpoints: Endpoints, { at = null, what, as }: At & { what: string; as: string }) {
  const { exported } = await import('./exported.ts');
  const { register, ...answer } = await exported(endpoints, what, as, at);
  return asked('export', register, answer, []);
}
