import { expect, it } from 'vitest';
import { tags } from '../../../registry/schema/vocabulary.ts';
import { systemsIn, tagsIn } from './suggest.ts';

it('proposes tags by what a text speaks of most', () => {
  expect(tagsIn('A proof of inference: verification on GPUs, with proofs')).toEqual(['verification', 'execution', 'hardware']);
  expect(tagsIn('Nothing of it')).toEqual([]);
  for (const tag of tagsIn(tags.join(' '))) expect(tags).toContain(tag);
});

it('finds systems by whole words only', () => {
  const systems = [
    { slug: 'akash', name: 'Akash Network' },
    { slug: '0g', name: '0G' },
  ];
  expect(systemsIn('Akash moves to Solana', systems)).toEqual(['akash']);
  expect(systemsIn('10G links, akashic', systems)).toEqual([]);
  expect(systemsIn('On 0G', systems)).toEqual(['0g']);
});
