import * as z from 'zod/mini';
import { parseCid } from '../cid/cid.ts';

/**
 * Characters that reorder, hide or forge text: controls, bidi marks and overrides, whatever is drawn as nothing (zero
 * width, fillers, variation selectors, tags), blank Braille, private use. Documents hold strangers' text; what a
 * curator reads must be what it says.
 */
const deceptive = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;

/** Plain text of one line: no markup is interpreted, no deceptive characters, not empty. */
export const line = (max: number) =>
  z.string().check(
    z.minLength(1, 'is empty'),
    z.maxLength(max, `has more than ${max} characters`),
    z.refine((text) => !deceptive.test(text), 'holds a control, bidi or invisible character'),
    z.refine((text) => text.trim() === text, 'begins or ends with a space'),
  );

/** The Markdown subset of pages: line feeds are allowed, nothing else of the deceptive set. */
export const markdown = (max: number) =>
  z.string().check(
    z.minLength(1, 'is empty'),
    z.maxLength(max, `has more than ${max} characters`),
    z.refine((text) => !deceptive.test(text.replaceAll('\n', '')), 'holds a control, bidi or invisible character'),
  );

/** Slug: the ASCII key of an entry. */
export const slug = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'is not 1 to 32 characters of a–z, 0–9 and "-"'));

/** An id inside a document. */
export const localId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not 1 to 64 characters of a–z, 0–9 and "-"'));

/** `2026`, `2026-03` or `2026-03-14` (EDTF level 0), a date that exists. */
export const edtf = z
  .string()
  .check(
    z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'is not a date as 2026, 2026-03 or 2026-03-14'),
    z.refine(isInCalendar, 'is a day that does not exist'),
  );

/** Zod goes on after a failed pattern, so this sees any text; only whole days are its business. */
function isInCalendar(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return true;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] as number);
}

/** A whole day. */
export const day = edtf.check(z.minLength(10, 'needs a day, as 2026-03-14'));

/** A link that a reader may be sent to: ipfs, or https to a named public host. */
export const link = z.string().check(
  z.maxLength(500, 'has more than 500 characters'),
  z.refine((text) => isIpfs(text) || isHttps(text), 'is not an https or ipfs link'),
);

const isIpfs = (text: string): boolean => /^ipfs:\/\/b[a-z2-7]{50,80}(\/[\w./-]*)?$/.test(text);

/**
 * Only the characters of RFC 3986 and only the plain spelling: browsers also read `https:host`, and "\" as "/". No user
 * info, no port, no address: a link never leads into the reader's own network by number.
 */
function isHttps(text: string): boolean {
  if (!/^https:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(text) || !URL.canParse(text)) return false;
  const host = text.slice('https://'.length).split(/[/?#]/, 1)[0] as string;
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/i.test(host) && !/\.(localhost|local|internal|onion)$/i.test(host);
}

/** The CID of a linked block, in the raw form. */
export const cidLink = z.strictObject({
  '/': z
    .string()
    .check(
      z.regex(/^bafkrei[a-z2-7]{52}$/, 'is not a raw CID (bafkrei…)'),
      z.refine(isRawCid, 'is not a CID: its last letter has stray bits'),
    ),
});

function isRawCid(text: string): boolean {
  try {
    return parseCid(text).codec === 'raw';
  } catch {
    return false; // a BadCidError says why; here the pattern is reason enough
  }
}
