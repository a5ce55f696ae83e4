import { join } from 'node:path';
import { type Kind, kinds } from '../registry/actions/words.ts';
import type { SearchQuery } from '../registry/search/query.ts';
import { askCite, askCompare, askDiff, askExport, askList, askSearch, askShow, askVerify, askVerifyFiles } from './answers/asks.ts';
import { fileKind } from './answers/fileKind.ts';
import { fieldNamed } from './answers/parts.ts';
import { endpointsOf } from './connect/endpoints.ts';
import { BadArgumentError } from './errors.ts';
import { printList } from './print/list.ts';
import { printCite, printCompare, printDiff, printSearch, printVerify } from './print/rest.ts';
import { printShow } from './print/show.ts';
import type { Flags } from './program.ts';
import { rest, tell } from './tell.ts';

/** What each command does with its flags. */

export async function list(kind: string | undefined, flags: Flags & { filter?: string[]; field?: string[] }): Promise<void> {
  const known = kindNamed(kind ?? 'project');
  if (flags.field && known !== 'project') throw new BadArgumentError('--field', `a list of kind ${known} has no fields`);
  tell(await askList(await endpointsOf(flags), { ...flags, kind: known }), flags, printList);
}

/** A kind, also in the plural. */
function kindNamed(text: string): Kind {
  const kind = kinds.find((one) => one === text || `${one}s` === text);
  if (kind) return kind;
  throw new BadArgumentError(`The kind "${text}"`, `it is not one of ${kinds.join(', ')}`);
}

export async function show(entry: string, flags: Flags & { field?: string[]; claim?: string[]; history?: boolean }): Promise<void> {
  tell(await askShow(await endpointsOf(flags), { ...flags, entry }), flags, printShow);
}

export async function compare(projects: string[], flags: Flags & { field?: string[] }): Promise<void> {
  tell(await askCompare(await endpointsOf(flags), { ...flags, projects }), flags, printCompare);
}

export async function diff(
  entry: string,
  from: string | undefined,
  to: string | undefined,
  flags: Flags & { worldOnly?: boolean },
): Promise<void> {
  const { at, worldOnly = false } = flags;
  const input = { entry, at, worldOnly, ...(from && { from }), ...(to && { to }) };
  tell(await askDiff(await endpointsOf(flags), input), flags, printDiff);
}

interface SearchFlags extends Flags {
  kind?: string[];
  project?: string[];
  field?: string[];
  tag?: string[];
  from?: string;
  to?: string;
  limit?: string;
  cursor?: string;
}

export async function search(words: string, flags: SearchFlags): Promise<void> {
  const { queryFromParams } = await import('../registry/search/query.ts');
  const { kind, project, tag, from, to, limit, cursor, at } = flags;
  if (at !== undefined) throw new BadArgumentError('--at', 'gateways search the present heads only');
  const lists = { kind: kind?.map(kindNamed), project, field: flags.field?.map(fieldNamed), tag };
  const single = { q: words, from, to, limit, cursor };
  const pairs = [
    ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ...Object.entries(lists).flatMap(([name, values]) => (values ?? []).map((value) => [name, value])),
  ];
  const query: SearchQuery = queryFromParams(new URLSearchParams(pairs));
  tell(await askSearch(await endpointsOf(flags), { query }), flags, printSearch);
}

export async function verify(what: string | undefined, flags: Flags): Promise<void> {
  const endpoints = await endpointsOf(flags);
  // A name with a slash, a dot or an ending is a path; a bare word is an entry, whatever lies in this folder.
  const isPath = what !== undefined && !/^(deml:\/\/)?[a-z]+\/[\da-z/@-]+$|^[a-z0-9@-]+$/.test(what);
  if (isPath && (await fileKind(what)) === null) throw new BadArgumentError(`"${what}"`, 'there is no such file, folder or entry');
  const asked = isPath ? await askVerifyFiles(endpoints, { ...flags, path: what }) : await askVerify(endpoints, { ...flags, entry: what });
  tell(asked, flags, printVerify);
}

export async function cite(what: string, flags: Flags): Promise<void> {
  tell(await askCite(await endpointsOf(flags), { ...flags, what }), flags, printCite);
}

export async function exportView(what: string, flags: Flags & { as: string; output?: string }): Promise<void> {
  const { output, as, at, json, color } = flags;
  if (output === undefined && json) throw new BadArgumentError('--json', 'the file itself goes to stdout', 'Name a file with -o.');
  const asked = await askExport(await endpointsOf(flags), { what, as, at });
  const { chunks, count, name } = asked.answer;
  if (output === undefined) {
    for (const chunk of chunks) process.stdout.write(chunk);
    return rest(asked, color);
  }
  const { writeNew } = await import('./writeNew.ts');
  const file = (await fileKind(output)) === 'folder' ? join(output, name) : output;
  const bytes = await writeNew(file, chunks);
  const answer = { what, as, file, count, bytes };
  tell({ ...asked, answer }, flags, () => [`${file}: ${count} ${as === 'car' ? 'blocks' : 'records'}, ${bytes} bytes.`]);
}

export async function schema(name: string | undefined): Promise<void> {
  const { schemaOf, commands } = await import('./answers/forms.ts');
  if (name !== undefined && !commands.includes(name)) throw new BadArgumentError(`"${name}"`, `it is not one of ${commands.join(', ')}`);
  process.stdout.write(`${JSON.stringify(schemaOf(name), null, 2)}\n`);
}
