import * as z from 'zod/mini';

/**
 * Characters that reorder, hide or forge text: controls, bidi marks and overrides, zero-width characters, line
 * separators, tags. Documents hold strangers' text; what a curator reads must be what it says.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose
const deceptive = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

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
export const edtf = z.string().check(
  z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'is not a date as 2026, 2026-03 or 2026-03-14'),
  z.refine((text) => text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text), 'is a day that does not exist'),
);

/** A whole day. */
export const day = edtf.check(z.minLength(10, 'needs a day, as 2026-03-14'));

/** A link that a reader may be sent to: https or ipfs, no user info, no port tricks. */
export const link = z.string().check(
  z.maxLength(500, 'has more than 500 characters'),
  z.refine((text) => {
    if (/^ipfs:\/\/b[a-z2-7]{50,80}(\/[\w./-]*)?$/.test(text)) return true;
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return url.protocol === 'https:' && url.username === '' && url.password === '' && /^[\x21-\x7e]+$/.test(text);
  }, 'is not an https or ipfs link'),
);

/** The CID of a linked block, in the dag-json form. */
export const cidLink = z.strictObject({ '/': z.string().check(z.regex(/^bafkrei[a-z2-7]{52}$/, 'is not a raw CID (bafkrei…)')) });
