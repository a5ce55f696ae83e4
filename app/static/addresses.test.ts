import { describe, expect, it } from 'vitest';
import { addressOf, liveHref, pathOf, rootFrom, staticHref } from './addresses.ts';

const pages: [address: string, path: string][] = [
  ['#/', ''],
  ['#/projects', 'projects/'],
  ['#/project/bittensor', 'project/bittensor/'],
  ['#/notes', 'notes/'],
  ['#/notes?month=202611', 'notes/202611/'],
  ['#/note/202611/a-note', 'note/202611/a-note/'],
];

describe('an address and its static page', () => {
  it.each(pages)('%s stands at %s', (address, path) => {
    expect(pathOf(address)).toBe(path);
    expect(addressOf(path)).toBe(address);
  });

  it('views of a page stand where the page stands', () => {
    expect(pathOf('#/project/bittensor?group=output&claim=x')).toBe('project/bittensor/');
    expect(pathOf('#/notes?type=paper&month=202611')).toBe('notes/202611/');
    expect(pathOf('#/projects?at=100')).toBe('projects/');
  });
});

const roots = ['http://127.0.0.1:8080/', 'https://gateway.example/ipfs/bafy/', 'https://bafy.ipfs.localhost:8080/'];
const has = (path: string): boolean => pages.some(([, known]) => known === path);
const addresses = [...pages.map(([address]) => address), '#/project/bittensor?group=output', '#/review', '#/notes?month=202611&type=paper'];

describe('a link of a static page', () => {
  it('is relative', () => {
    const from = { path: 'project/bittensor/', folder: 'zh/' };
    expect(rootFrom(from)).toBe('../../../');
    expect(staticHref('#/projects', from, has)).toBe('../../../zh/projects/');
    expect(staticHref('#/project/bittensor?group=output', from, has)).toBe(
      '../../../zh/project/bittensor/#/project/bittensor?group=output',
    );
    expect(staticHref('#/review', from, has)).toBe('../../../#/review');
    expect(staticHref('#/projects', { path: '', folder: '' }, has)).toBe('./projects/');
  });

  it.each(roots)('leads to what the app has there, and back, under %s', (base) => {
    const root = new URL(base);
    for (const folder of ['', 'zh/'])
      for (const path of ['', 'projects/', 'project/bittensor/'])
        for (const address of addresses) {
          const href = new URL(staticHref(address, { path, folder }, has), new URL(`${folder}${path}`, root));
          expect(liveHref(href, root, ['zh/'])).toBe(address);
        }
  });

  it('that leads out of the release, to a file or to a part of the page is left', () => {
    const root = new URL(roots[1] as string);
    for (const href of ['https://example.org/', 'https://gateway.example/ipfs/other/', './preview.png', './projects/#gaps'])
      expect(liveHref(new URL(href, root), root, ['zh/'])).toBeNull();
  });
});
