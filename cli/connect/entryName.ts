import { type Kind, kinds } from '../../registry/actions/words.ts';
import { BadArgumentError } from '../errors.ts';

/** An entry as somebody names it; parts that were left out are null. */
export interface EntryName {
  kind: Kind | null;
  /** YYYYMM of a note. */
  period: number | null;
  key: string;
  version: number | null;
}

const forms = 'as gensyn, project/gensyn, note/202501/toploc, page/about, with @3 for its version 3';

/** Reads a name. Throws `BadArgumentError`. */
export function parseEntryName(text: string): EntryName {
  const [, path = '', version] = /^(.*?)(?:@(?:v)?([1-9]\d{0,8}))?$/s.exec(text.trim().replace(/^deml:\/\//, '')) ?? [];
  const parts = path.split('/');
  const key = parts.pop() ?? '';
  const kind = parts.shift() ?? null;
  const month = parts.shift() ?? null;
  const bad = (why: string) => new BadArgumentError(`The entry "${text.slice(0, 80)}"`, why, `Name an entry ${forms}.`);
  if (kind !== null && !kinds.includes(kind as Kind)) throw bad(`"${kind}" is not one of ${kinds.join(', ')}`);
  if (parts.length > 0 || (month !== null && kind !== 'note')) throw bad('it has too many parts');
  if (!/^[a-z0-9-]{1,32}$/.test(key)) throw bad('its key is not 1 to 32 characters of a–z, 0–9 and "-"');
  return {
    kind: kind as Kind | null,
    period: month === null ? null : parsePeriod(month),
    key,
    version: version === undefined ? null : Number(version),
  };
}

/** `202501` or `2025-01`. */
export function parsePeriod(text: string): number {
  const [, year, month] = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (!year) throw new BadArgumentError(`The month "${text.slice(0, 20)}"`, 'it is not as 202501 or 2025-01');
  return Number(`${year}${month}`);
}

/** The full name of an entry, as `note/202501/toploc`. */
export const nameOf = ({ kind, period, key }: { kind: Kind; period: number; key: string }): string =>
  [kind, period || null, key].filter(Boolean).join('/');
