import type { Kind } from '../actions/words.ts';
import type { Json } from '../cid/index.ts';
import type { DiffItem } from '../diff/types.ts';
import { isLabKey } from '../schema/labKey.ts';
import { labelOf } from '../schema/vocabulary.ts';

const LONGEST = 600;
const IN_A_TITLE = 60;

/** Text of strangers as every form may carry it: without what XML or a reader's eye cannot take, and not without end. */
export function plain(text: string, most = LONGEST): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]+/gu, ' ').trim();
  const letters = [...clean];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : clean;
}

/** Seconds since 1970 as `2026-11-20 17:02 UTC`. */
export const momentInWords = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Which entry, as a sentence says it. */
export function entryInWords({ kind, period, key }: { kind: Kind; period: number; key: string }): string {
  if (kind === 'metric') return `readings of ${isLabKey(key) ? 'the Lab' : key}`;
  return kind === 'note' ? `note ${key} of ${String(period).slice(0, 4)}-${String(period).slice(4)}` : `${kind} ${key}`;
}

export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A value of a document in words. */
export function valueInWords(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueInWords).join(', ') || 'none';
  if (typeof value === 'object') return inOrder(value);
  return typeof value === 'string' ? value : String(value);
}

function inOrder({ family, status, scope, party, who, forWhat, ...rest }: { [key: string]: Json }): string {
  if (typeof family === 'string' && typeof status === 'string')
    return `${labelOf(family)} ${labelOf(status)}${typeof scope === 'string' ? ` (${scope})` : ''}`;
  if (typeof party === 'string') return `${labelOf(party)}: ${[who, forWhat].filter((one) => typeof one === 'string').join(', ')}`;
  return Object.entries({ ...{ status, who }, ...rest })
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${labelOf(name)}: ${valueInWords(one)}`)
    .join('; ');
}

type Parts = { [key: string]: Json };
const isParts = (value: Json | undefined): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The head of a claim or reading: what stands in the table. Of anything else: all of it. */
export function headInWords(item: DiffItem, value: Json | undefined): string | null {
  if (value === undefined) return null;
  if (item.subject === 'absence' && isParts(value)) return labelOf(String(value.kind));
  if (!isParts(value) || !['claim', 'reading'].includes(item.subject)) return plain(valueInWords(value));
  const { short, value: typed, unit, statement } = value;
  const head = typeof short === 'string' ? short : typed === undefined ? statement : [valueInWords(typed), unit].filter(Boolean).join(' ');
  return plain(valueInWords(head));
}

/** One side of a change: the head, and the sentence where it says more. */
export function sideInWords(item: DiffItem, value: Json | undefined): string | null {
  const head = headInWords(item, value);
  if (head === null || !isParts(value)) return head;
  const { statement, counts, searched } = value;
  const sentence = [statement, counts, searched].find((one) => typeof one === 'string');
  return typeof sentence === 'string' && plain(sentence) !== head ? `${head}. ${plain(sentence)}` : head;
}

/** A change in the length of a title: `Verification: sampling live → sampling retired`. */
export function changeInWords(item: DiffItem): string {
  const [before, after] = [headInWords(item, item.before), headInWords(item, item.after)].map((one) => one && plain(one, IN_A_TITLE));
  const label = plain(item.label, IN_A_TITLE);
  if (item.change === 'changed' && before === after) return `${label}: ${partsInWords(item)}`;
  if (item.change === 'changed') return `${label}: ${before} → ${after}`;
  return item.change === 'added' ? `${label}: ${after} (added)` : `${label}: ${before} (removed)`;
}

/** Which parts of an item moved, where its head stayed: `other wording, evidence documented → measured`. */
export function partsInWords(item: DiffItem): string {
  const words = item.parts.map(({ part, before, after, ref, of }) => {
    if (of !== undefined) return `source ${ref}: other ${labelOf(of)}`;
    if (['statement', 'summary', 'body', 'lead', 'effect'].includes(part)) return 'other wording';
    if (part === 'rung') return `evidence ${labelOf(String(before))} → ${labelOf(String(after))}`;
    if (part === 'asOf') return `held ${before} → ${after}`;
    if (part === 'retrievedAt') return `read ${before} → ${after}`;
    return `other ${labelOf(part)}`;
  });
  return plain([...new Set(words)].join(', '), 200);
}
