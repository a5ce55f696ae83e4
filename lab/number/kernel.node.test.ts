import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { renderKernel } from '../../scripts/lab/kernel.ts';

it('the committed bytes of the kernel are what its text assembles to', async () => {
  expect(await readFile(new URL('generated/kernelBytes.ts', import.meta.url), 'utf8')).toBe(await renderKernel());
});
