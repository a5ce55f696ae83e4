import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withLabGas } from '../../../scripts/lab/gas.ts';
import { measureLabGas } from './bench/gas.ts';

const read = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('gas of the Lab', { timeout: 180_000 }, () => {
  it('is what the tables say, to the unit (else: node scripts/lab/gas.ts)', async () => {
    const measured = await measureLabGas();
    expect(JSON.parse(await read('snapshots/lab-gas.json'))).toEqual(measured);
    const text = await read('contracts/lab/README.md');
    expect(withLabGas(text, measured)).toBe(text);
    // What a transaction can have at most (EIP-7825).
    for (const { gas } of Object.values({ ...measured.entries, ...measured.products, ...measured.moves }))
      expect(gas).toBeLessThan(2 ** 24);
  });
});
