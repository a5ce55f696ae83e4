import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { renderAll } from '../../scripts/abi.ts';
import { measureGas } from '../../scripts/gas.ts';
import { withGasTable } from '../../scripts/gasTable.ts';
import { measureSizes } from './bench/sizes.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const update = 'is out of date: node scripts/gas.ts';

describe('generated files', () => {
  it('hold the interface that was compiled (else: node scripts/abi.ts)', async () => {
    for (const [path, text] of Object.entries(await renderAll())) expect(await read(path)).toBe(text);
  });

  it('hold the gas and size that are measured (else: node scripts/gas.ts)', async () => {
    const gas = await measureGas();
    expect(gas, `snapshots/gas.json ${update}`).toEqual(JSON.parse(await read('snapshots/gas.json')));
    const size = await measureSizes();
    expect(size, `snapshots/size.json ${update}`).toEqual(JSON.parse(await read('snapshots/size.json')));
  });
});

describe('budgets', () => {
  const snapshot = async () => JSON.parse(await read('snapshots/gas.json')) as Awaited<ReturnType<typeof measureGas>>;

  it('keep each action within 1.12 of its floor, and a batched approval at about half of one alone', async () => {
    const { approveBatch, ...alone } = (await snapshot()).actions;
    for (const [name, { ratio }] of Object.entries(alone)) expect([name, ratio <= 1.12]).toEqual([name, true]);
    expect(approveBatch.gas / 5 / alone.approve.gas).toBeLessThanOrEqual(0.52);
  });

  it('keep an update within a third of a Governor’s, and by signatures within half of an attestation', async () => {
    const { revision, signed, eas } = await snapshot();
    expect(revision.update.gas * 3).toBeLessThanOrEqual(revision.update.governor);
    for (const name of ['reviseBySigUpdate', 'reviseBySigUpdate64'] as const) {
      expect(signed[name].gas * 2).toBeLessThanOrEqual(eas.revision);
      expect(signed[name].gas * 2).toBeLessThanOrEqual(eas.digest);
    }
    // A new entry writes two slots that no attestation has: its key, and the length of its collection.
    for (const name of ['reviseBySigCreate', 'reviseBySigCreate64'] as const)
      expect(signed[name].gas / eas.revision).toBeLessThanOrEqual(0.6);
  });

  it('keep the code deployable', async () => {
    expect((await measureSizes()).Registry.deployed).toBeLessThanOrEqual(24_576);
  });
});

describe('docs/reference/registry-contract.md', () => {
  it('shows the gas that is measured (else: node scripts/gas.ts)', async () => {
    const page = await read('docs/reference/registry-contract.md');
    expect(withGasTable(page, JSON.parse(await read('snapshots/gas.json')))).toBe(page);
  });

  it('names every function, event and error', async () => {
    const text = await read('docs/reference/registry-contract.md');
    const names = registryAbi.flatMap((item) => ('name' in item ? [item.name] : []));
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
