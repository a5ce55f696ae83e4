import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { cidOf, digestFromBytes } from '../cid/index.ts';
import { cidLink, day, edtf, line, link, localId, markdown, slug } from './text.ts';

const accepts = (schema: z.ZodMiniType, text: unknown): boolean => schema.safeParse(text).success;

describe('line', () => {
  it.each(['Verde', '可验证的机器学习', 'Größe 5 × 10⁻³', 'naïve – “quoted” … €', 'مرحبا', '🙂'])('takes %s', (text) => {
    expect(accepts(line(200), text)).toBe(true);
  });

  it.each([
    ['a line feed', 'a\nb'],
    ['a tab', 'a\tb'],
    ['NUL', 'a\0b'],
    ['DEL', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['a soft hyphen', 'a\u00adb'],
    ['a right-to-left override', 'exe\u202egpj'],
    ['a left-to-right mark', 'a\u200eb'],
    ['an isolate', 'a\u2066b\u2069'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['a zero width space', 'a\u200bb'],
    ['a zero width joiner', 'a\u200db'],
    ['a word joiner', 'a\u2060b'],
    ['a byte order mark', 'a\ufeffb'],
    ['tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}`],
    ['a variation selector', 'a\ufe0f'],
    ['a supplementary variation selector', `a${String.fromCodePoint(0xe0101)}`],
    ['a Hangul filler', 'a\u3164b'],
    ['a combining grapheme joiner', 'a\u034fb'],
    ['blank Braille', 'a\u2800b'],
    ['a line separator', 'a\u2028b'],
    ['an interlinear mark', 'a\ufff9b'],
    ['private use', 'a\ue000b'],
    ['a noncharacter', 'a\uffffb'],
    ['a lone surrogate', 'a\ud800b'],
    ['nothing', ''],
    ['a space before', ' a'],
    ['a space after', 'a '],
    ['a no-break space after', 'a\u00a0'],
    ['201 characters', 'x'.repeat(201)],
  ])('refuses %s', (_, text) => {
    expect(accepts(line(200), text)).toBe(false);
  });
});

it('lets a page have line feeds, and nothing else of the kind', () => {
  expect(accepts(markdown(100), 'One\n\nTwo')).toBe(true);
  for (const bad of ['a\r\nb', 'a\tb', 'a\u202eb', '']) expect(accepts(markdown(100), bad)).toBe(false);
});

it('keeps slugs and ids ASCII: what only looks like one is refused', () => {
  for (const good of ['gensyn', '0g', 'a'.repeat(32), '-']) expect(accepts(slug, good)).toBe(true);
  for (const bad of ['gеnsyn', 'ｇensyn', 'Gensyn', 'gensyn ', 'gen_syn', 'gensyn\n', '', 'a'.repeat(33), 'ge\u200bnsyn'])
    expect(accepts(slug, bad)).toBe(false);
  for (const bad of ['-a', 'A', 'a.b', '__proto__', 'a'.repeat(65), '']) expect(accepts(localId, bad)).toBe(false);
});

describe('edtf', () => {
  it.each(['2026', '2026-03', '2026-03-14', '2024-02-29', '2000-02-29', '2026-12-31'])('takes %s', (text) =>
    expect(accepts(edtf, text)).toBe(true),
  );

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-02-31',
    '2026-04-31',
    '1900-02-29',
    '2026-13',
    '2026-13-45',
    '2026-00',
    '2026-01-00',
    '2026-1',
    '26',
    '',
    'x'.repeat(20),
    '2026-03-14T00:00:00Z',
    ' 2026',
    '2026-03-14\n',
    '+002026-01-01',
    '٢٠٢٦',
    '2026-03/2026-05',
    'yesterday',
  ])('refuses %j without an exception', (text) => expect(accepts(edtf, text)).toBe(false));

  it('takes any year and day of the calendar and nothing else, as Date does', () => {
    for (let year = 1999; year <= 2029; year++)
      for (let month = 1; month <= 12; month++)
        for (let date = 1; date <= 31; date++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          expect(accepts(edtf, text), text).toBe(new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(text));
        }
  });

  it('asks for a whole day where one is needed', () => {
    expect(accepts(day, '2026-03-14')).toBe(true);
    for (const bad of ['2026', '2026-03', '2026-02-30', 'long enough']) expect(accepts(day, bad)).toBe(false);
  });
});

describe('link', () => {
  it.each([
    'https://example.org',
    'https://example.org/',
    'https://docs.example.co.uk/a/b.html?x=1&y=%20#part',
    'https://arxiv.org/abs/2501.16007v2',
    'https://en.wikipedia.org/wiki/Proof_(truth)',
    'https://xn--bcher-kva.example/',
    `ipfs://${cidOf(digestFromBytes(new Uint8Array(32)))}/a.json`,
  ])('takes %s', (text) => expect(accepts(link, text)).toBe(true));

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.org/1',
    'ftp://a.org',
    'http://example.org',
    '//example.org',
    '/path',
    'example.org',
    'https://user:pw@example.org',
    'https://user@example.org',
    'https://@example.org',
    'https:example.org',
    'https:\\\\example.org',
    'https:///example.org',
    'https://example.org\\@evil.org',
    'HTTPS://example.org',
    'https://example.org:8443/',
    'https://127.0.0.1/',
    'https://192.168.0.1/admin',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://router.local/',
    'https://a.localhost/',
    'https://exаmple.org/',
    'https://example.org/"><script>',
    'https://example.org/a b',
    ' https://example.org',
    'https://example.org\n',
    'https://example.org/\u202e',
    'https://.org',
    'https://a..org',
    'https://',
    '',
    `https://example.org/${'x'.repeat(500)}`,
    'ipfs://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG',
    'ipfs://example.org',
    `ipfs://b${'a'.repeat(58)}/"onclick`,
  ])('refuses %j', (text) => expect(accepts(link, text)).toBe(false));
});

it('takes links to raw blocks only, spelled the one way', () => {
  const digest = digestFromBytes(new Uint8Array(32));
  const good = cidOf(digest);
  expect(accepts(cidLink, { '/': good })).toBe(true);
  for (const bad of [cidOf(digest, 'dag-json'), `${good.slice(0, -1)}b`, `${good}a`, good.toUpperCase(), '', 1])
    expect(accepts(cidLink, { '/': bad })).toBe(false);
  expect(accepts(cidLink, { '/': good, x: 1 })).toBe(false);
});
