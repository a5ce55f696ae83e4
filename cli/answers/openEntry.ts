import type { Entry } from '../../registry/actions/words.ts';
import { getRevisions } from '../../registry/history/getRevisions.ts';
import type { Revision } from '../../registry/history/revision.ts';
import { checkRevisions } from '../../registry/history/revisionAt.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { nameOf, parseEntryName } from '../connect/entryName.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { BadArgumentError, NotFoundError } from '../errors.ts';

/** An entry, and the register in which it stands so. */
export interface OpenedEntry {
  register: Register;
  entry: Entry;
}

/** Opens a name. `gensyn@2` is the register of the block in which version 2 was approved, with everything else as it was then. */
export async function openEntry(endpoints: Endpoints, text: string, at: string | null): Promise<OpenedEntry> {
  const name = parseEntryName(text);
  const { version } = name;
  if (version !== null && at !== null) throw new BadArgumentError('--at', `"${text}" says a version already`);
  const register = await openRegister(endpoints, at);
  const entry = await register.find(name);
  if (version === null || version === entry.version) return { register, entry };
  const revision = (await revisionsOf(register, entry)).find((one) => one.version === version);
  if (!revision) throw new NotFoundError(`version ${version} of ${nameOf(entry)}`, `Its newest is ${entry.version}.`);
  const { digest, approvedAt, status } = revision;
  const then = await openRegister(endpoints, String(revision.blockNumber));
  return { register: then, entry: { ...entry, version, digest, approvedAt, status, disputes: 0 } };
}

/** The revisions of an entry up to the register's block, newest first; shown to lead to the head that the contract holds. */
export async function revisionsOf({ chain, registry, block }: Register, entry: Entry): Promise<Revision[]> {
  const { kind, period, key } = entry;
  const all = await getRevisions(chain, { registry, kind, period, key });
  checkRevisions(all, entry);
  return all.filter(({ blockNumber }) => blockNumber <= block);
}
