import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/stack/layout.ts';

const cwd = join(root, 'content');

/** The names of the systems that a new register lists, in the order of the table. */
export const listed: readonly string[] = globSync('projects/*.json', { cwd })
  .map((file) => (JSON.parse(readFileSync(join(cwd, file), 'utf8')) as { name: string }).name)
  .sort(new Intl.Collator('en', { sensitivity: 'base' }).compare);

/** How many entries a new register has. */
export const entryCount: number = globSync('{projects,metrics,pages,notes/*}/*.json', { cwd }).length;
