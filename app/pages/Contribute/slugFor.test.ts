import { expect, it } from 'vitest';
import { slug as schema } from '../../../registry/schema/text.ts';
import { slugFor } from './slugFor.ts';

it.each([
  ['Verde: verification for ML', 'verde-verification-for-ml'],
  ['Gensyn’s RL Swarm, 2nd phase', 'gensyns-rl-swarm-2nd-phase'],
  ['Über Größe', 'uber-grosse'],
  ['A word that would be cut in the middle', 'a-word-that-would-be-cut-in-the'],
  ['a'.repeat(40), 'a'.repeat(32)],
  ['去中心化', ''],
])('makes a key of %j', (title, key) => {
  expect(slugFor(title)).toBe(key);
  if (key) expect(schema.safeParse(key).success).toBe(true);
});
