import type { Entry, Kind } from '../../registry/actions/words.ts';
import {
  type ExportFile,
  type ExportRecord,
  recordsOfNotes,
  recordsOfProfile,
  recordsOfTable,
  stateOf,
} from '../../registry/export/index.ts';
import { fieldIds } from '../../registry/schema/fields.ts';
import { knownRevision } from '../../registry/state/lastRevision.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { nameOf, parsePeriod } from '../connect/entryName.ts';
import { everyHead } from '../connect/everyHead.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { BadArgumentError, NotFoundError } from '../errors.ts';
import { openEntry } from './openEntry.ts';
import { isUnread, readCollection, readEntry, readProfile, unread } from './read.ts';

/** Something of the register that can be taken away and cited. */
export interface View {
  register: Register;
  title: string;
  /** In names of files, as the app has it. */
  name: string;
  /** In the app's addresses. */
  path: string;
  subject: ExportFile['subject'];
  collections: [Kind, number][];
  records(): Promise<{ records: ExportRecord[]; failures: unknown[] }>;
}

/** Opens `projects`, `notes`, `notes/202501` or an entry. */
export async function openView(endpoints: Endpoints, what: string, at: string | null): Promise<View> {
  if (what === 'projects') return table(await openRegister(endpoints, at));
  const [, month] = /^notes(?:\/([\d-]+))?$/.exec(what) ?? [];
  if (what === 'notes' || month) return notes(await openRegister(endpoints, at), month ? parsePeriod(month) : null);
  const { register, entry } = await openEntry(endpoints, what, at);
  if (entry.kind === 'project') return profile(register, entry);
  if (entry.kind === 'note') return note(register, entry);
  return other(register, entry);
}

const table = (register: Register): View => ({
  register,
  title: 'projects',
  name: 'projects',
  path: 'projects',
  subject: 'claims',
  collections: [['project', 0]],
  async records() {
    const heads = await readCollection(register, 'project');
    const rows = await Promise.all(
      heads.map(async (row) =>
        isUnread(row) ? row : readProfile(register, row.entry).catch((error: unknown) => unread(row.entry, error)),
      ),
    );
    return { records: recordsOfTable(rows, fieldIds), failures: rows.flatMap((row) => (isUnread(row) ? [row.error] : [])) };
  },
});

function notes(register: Register, month: number | null): View {
  const periods = month === null ? register.periods : register.periods.filter((period) => period === month);
  if (periods.length === 0) throw new NotFoundError(`note of ${month ?? 'any month'}`, '`deml list notes` lists those that are there.');
  return {
    register,
    title: month === null ? 'research notes' : `research notes of ${month}`,
    name: month === null ? 'notes' : `notes-${month}`,
    path: month === null ? 'notes' : `notes?month=${month}`,
    subject: 'notes',
    collections: periods.map((period) => ['note', period]),
    async records() {
      const rows = (await Promise.all(periods.map((period) => readCollection(register, 'note', period)))).flat();
      return { records: recordsOfNotes(rows), failures: rows.flatMap((row) => (isUnread(row) ? [row.error] : [])) };
    },
  };
}

const note = (register: Register, entry: Entry): View => ({
  register,
  title: `note “${entry.key}”`,
  name: `note-${entry.key}`,
  path: nameOf(entry),
  subject: 'notes',
  collections: [['note', entry.period]],
  async records() {
    return { records: recordsOfNotes([{ entry, document: await readEntry(register, entry, 'note') }]), failures: [] };
  },
});

const profile = (register: Register, entry: Entry): View => ({
  register,
  title: entry.key,
  name: entry.key,
  path: nameOf(entry),
  subject: 'claims',
  collections: [
    ['project', 0],
    ['metric', 0],
  ],
  async records() {
    const [read, metrics] = await Promise.all([readProfile(register, entry), register.collection('metric')]);
    const head = metrics.find(({ key }) => key === entry.key);
    if (!head) return { records: recordsOfProfile(read, null), failures: [] };
    const metric = await readEntry(register, head, 'metric').then(
      (document) => ({ entry: head, document }),
      (error: unknown) => unread(head, error),
    );
    return { records: recordsOfProfile(read, metric), failures: isUnread(metric) ? [metric.error] : [] };
  },
});

/** A page or a list of readings: it can be cited, and taken away as blocks. */
const other = (register: Register, entry: Entry): View => ({
  register,
  title: `${entry.kind} “${entry.key}”`,
  name: `${entry.kind}-${entry.key}`,
  path: entry.kind === 'page' ? entry.key : `project/${entry.key}`,
  subject: 'claims',
  collections: [[entry.kind, 0]],
  records() {
    const fix = 'Name projects, notes, a month of notes, a project or a note; a car holds any entry.';
    throw new BadArgumentError(`"${nameOf(entry)}"`, `a ${entry.kind} has no claims and no notes`, fix);
  },
});

/** The view as `deml.export/1`, from which every form is written. */
export async function fileOf({ register, title, path, subject, collections }: View, records: ExportRecord[]): Promise<ExportFile> {
  const { chain, registry, block, time, gateways } = register;
  const heads = await everyHead(register);
  const since = await knownRevision(chain, { registry, entries: heads, block });
  return {
    schema: 'deml.export/1',
    title,
    // The gateway serves the app at its root; the block pins the state.
    url: `${gateways[0]}/#/${path}${path.includes('?') ? '&' : '?'}at=${block}`,
    accessed: new Date().toISOString().slice(0, 10),
    licence: 'CC-BY-4.0',
    state: await stateOf(
      { ...registry, block, time, since },
      collections.map(([kind, period]) => ({ kind, period })),
      heads,
    ),
    subject,
    records,
  };
}
