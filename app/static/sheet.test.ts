import { expect, it } from 'vitest';
import { type Sheet, sheetFiles } from './sheet.ts';

const template = `<!doctype html>
<html lang="en">
  <head><title>DeML OS</title><meta name="description" content="x"><link rel="stylesheet" href="./assets/a.css">
  <script type="module" crossorigin src="./assets/a.js"></script><link rel="modulepreload" crossorigin href="./assets/b.js"></head>
  <body><div id="app"></div><noscript data-words><p>Words.</p></noscript></body>
</html>`;
const sheet: Sheet = {
  ...{ path: 'project/akash/', folder: 'zh/', address: '#/project/akash', lang: 'zh-Hans', site: undefined },
  ...{ state: ['state.json'], styles: ['assets/b.css'], modules: [], lateFonts: undefined, without: 'No script.' },
  head: { title: 'A "name" & </title>', description: 'd', type: 'article', about: { name: '</script><b>' } },
  drawing: { wide: '<a href="#/projects?find=a&amp;b=1" style="width:12%">t</a>', narrow: null },
  others: [{ lang: 'en', folder: '', name: 'English' }],
};
const print = (part: Partial<Sheet> = {}) => sheetFiles(template, { ...sheet, ...part }, (path) => path === 'projects/');

it('stands on its own: files and links lead from where it lies, and it names its address', () => {
  const { html } = print();
  expect(html).toContain(
    '<html lang="zh-Hans" data-route="#/project/akash" data-root="../../../" data-folder="zh/" data-state="state.json">',
  );
  expect(html).toContain('href="../../../assets/a.css"');
  expect(html).toContain('href="../../../zh/projects/#/projects?find=a&amp;b=1"');
  expect(html).toContain('<a href="../../../project/akash/" hreflang="en" lang="en">English</a>');
});

it('lets no script be asked for before it is painted', () => {
  const { html } = print({ modules: ['assets/c.js'] });
  expect(html).toContain('<script type="text/plain" crossorigin data-src="../../../assets/a.js">');
  expect(html).toContain('<link data-rel="modulepreload" crossorigin href="../../../assets/b.js">'); // of every page
  expect(html).toContain('<link data-rel="modulepreload" data-drawn crossorigin href="../../../assets/c.js">'); // of the one drawn
  expect(html).toContain('<link data-rel="preload" as="fetch" crossorigin fetchpriority="low" href="../../../state/state.json">');
  expect(html).not.toContain(' rel="modulepreload"');
});

it('has no style in its markup: a rule beside it says the same', () => {
  const { html, css } = print();
  expect(html).not.toContain(' style=');
  expect(html).toContain('data-style="width:12%"');
  expect(css).toBe(':root:root:root [data-style="width:12%"]{width:12%}');
  expect(() => print({ drawing: { wide: '<i style="a:b}*{c:d">', narrow: null } })).toThrow(RangeError);
});

it('lets no text of a document become markup', () => {
  const { html } = print();
  expect(html).toContain('<title>A &quot;name&quot; &amp; &lt;/title> · DeML OS</title>');
  expect(html).not.toContain('</script><b>');
});

it('names whole addresses where it is known where the release is published', () => {
  const { html } = print({ site: 'https://deml.example/' });
  expect(html).toContain('<link rel="canonical" href="https://deml.example/zh/project/akash/">');
  expect(html).toContain('<meta property="og:image" content="https://deml.example/preview.png">');
  expect(print().html).not.toContain('canonical');
});
