import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Citations, Markdown } from './Markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown>{text}</Markdown>);
/** Names of the elements in some HTML. */
const elements = (markup: string) => new Set([...markup.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name));

describe('what pages may hold', () => {
  it('writes paragraphs, lists, emphasis, code and third-level heads', () => {
    expect(html('One *two* **three** `four`')).toBe('<p>One <em>two</em> <strong>three</strong> <code>four</code></p>');
    expect(html('- a\n- b')).toBe('<ul><li>a</li><li>b</li></ul>');
    expect(html('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(html('### Head')).toBe('<h3>Head</h3>');
    expect(html('---')).toBe('<hr/>');
  });

  it('marks https links as leaving, and keeps views of this site inside', () => {
    const link = html('[a](https://example.org/x)');
    expect(link).toContain('href="https://example.org/x"');
    expect(link).toContain('rel="noreferrer noopener"');
    expect(html('[a](#/status)')).toBe('<p><a href="#/status">a</a></p>');
  });
});

describe('what is too deep to draw', () => {
  it.each([
    ['quotations', '>'.repeat(4000)],
    ['spaced quotations', `${'> '.repeat(1999)}a`],
    ['lists', `${'- '.repeat(1999)}a`],
    ['counted lists', `${'1. '.repeat(1333)}a`],
    ['lists behind a quotation', `hello\n\n   >- ${'+ '.repeat(1900)}a`],
    ['strong words', `${'*'.repeat(2000)}a${'*'.repeat(1999)}`],
    ['indented lists', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ])('stands as it was written: %s', (_, text) => {
    expect(html(text)).toBe(`<p style="white-space:pre-wrap">${text.replaceAll('>', '&gt;')}</p>`);
  });

  it('is no list, quotation or rule that somebody would write', () => {
    expect(elements(html('- a\n  - b\n    - c\n      1. d\n         - **e *f***\n\n> > quoted\n\n------------'))).toContain('ol');
  });
});

describe('what stays text', () => {
  it.each([
    ['[a](javascript:alert(1))', '<p>a</p>'],
    ['[a](JaVaScRiPt:alert(1))', '<p>a</p>'],
    ['[a](&#106;avascript:alert(1))', '<p>a</p>'],
    ['[a](data:text/html,x)', '<p>a</p>'],
    ['[a](http://example.org)', '<p>a</p>'],
    ['[a](//example.org)', '<p>a</p>'],
    ['[a](#//example.org)', '<p><a href="#//example.org">a</a></p>'],
    ['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
    ['![alt](https://example.org/x.png)', '<p>alt</p>'],
    ['# Head', '<p>Head</p>'],
    ['> quoted', '<p>quoted</p>'],
    ['```\ncode\n```', 'code'],
    ['[a][b]\n\n[b]: javascript:alert(1)', '<p>a</p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick=x>b</b>',
    '<iframe src="https://example.org"></iframe>',
    '<!-- c -->',
  ])('HTML %j', (text) => {
    const markup = html(text);
    expect([...elements(markup)].filter((name) => name !== 'p')).toEqual([]);
    expect(markup).toContain('&lt;');
  });
});

describe('what is cited', () => {
  const cited = (text: string) =>
    renderToStaticMarkup(
      <Citations value={(ref) => <sup>{ref}</sup>}>
        <Markdown>{text}</Markdown>
      </Citations>,
    );

  it.each([
    ['So[^a], and[^b-2][^c].', '<p>So<sup>a</sup>, and<sup>b-2</sup><sup>c</sup>.</p>'],
    ['**So[^a]**', '<p><strong>So<sup>a</sup></strong></p>'],
    ['`[^a]` and [^A] and [^a](https://example.org/)', null],
  ])('%j', (text, expected) => {
    if (expected) expect(cited(text)).toBe(expected);
    else expect(cited(text)).not.toContain('<sup>');
  });

  it('stands as it was written outside of a page with sources', () => expect(html('So [^a].')).toBe('<p>So [^a].</p>'));
});

it('writes every page of the site without leaving marks of Markdown behind', () => {
  const folder = new URL('../../../content/pages/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const { sections } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { sections: { body: string }[] };
    for (const { body } of sections) {
      const markup = html(body);
      expect(markup.replace(/<[^>]*>/g, '')).not.toMatch(/\*\*|^- |^#|\]\(/m);
      for (const one of elements(markup))
        expect(['p', 'ul', 'ol', 'li', 'em', 'strong', 'code', 'h3', 'hr', 'a', 'svg', 'path']).toContain(one);
    }
  }
});
