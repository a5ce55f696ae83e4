import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../app', import.meta.url));

/** The part of the app that a stylesheet belongs to: a page with its folder, or a room beside the pages. */
const ownerOf = (file: string): string => /^(pages\/[A-Z]\w+|\w+)/.exec(file)?.[0] ?? file;

/** The classes that begin a selector: whatever has one anywhere takes these rules, once the stylesheet is loaded. */
function leadingClasses(css: string): Set<string> {
  const selectors = [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim());
  const parts = selectors.filter((selector) => !selector.startsWith('@')).flatMap((selector) => selector.split(/,(?![^(]*\))/));
  return new Set(parts.flatMap((part) => /^\s*\.([\w-]+)/.exec(part)?.[1] ?? []));
}

it('no page styles a class of another page: stylesheets stay when a reader goes on', () => {
  const owners = new Map<string, Set<string>>();
  // For readers without script any rule may be of anybody's: without-script.css only takes away.
  for (const file of globSync('{pages,ui,wallet,static}/**/*.css', { cwd: root }))
    for (const name of leadingClasses(readFileSync(join(root, file), 'utf8')))
      owners.set(name, (owners.get(name) ?? new Set()).add(ownerOf(file)));
  expect(owners.size).toBeGreaterThan(300);
  expect([...owners].flatMap(([name, of]) => (of.size > 1 ? [`.${name}: ${[...of].sort().join(', ')}`] : []))).toEqual([]);
});
