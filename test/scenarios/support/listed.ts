import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/stack/layout.ts';

const dir = join(root, 'content/projects');

/** The names of the systems that a new register lists, in the order of the table. */
export const listed: readonly string[] = readdirSync(dir)
  .map((file) => (JSON.parse(readFileSync(join(dir, file), 'utf8')) as { name: string }).name)
  .sort(new Intl.Collator('en', { sensitivity: 'base' }).compare);
