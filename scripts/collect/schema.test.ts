import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AbiFunction, encodeFunctionData, parseAbiItem } from 'viem';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../content/load.ts';
import { root } from '../stack/layout.ts';
import { type Collectors, collectorProblems, collectors } from './schema.ts';

const folder = join(root, 'content/collectors');
const read = (name: string): Collectors => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = readdirSync(folder).sort();
const today = '2026-11-20';

describe.each(names)('content/collectors/%s', (name) => {
  const document = read(name);

  it('has no problem, and the name of a system that has a profile', () => {
    expect(collectorProblems(document)).toEqual([]);
    expect(name).toBe(`${document.slug}.json`);
    expect(readdirSync(join(root, 'content/projects'))).toContain(name);
  });

  it('links nothing that the link policy refuses', () => {
    const { neverLink, neverLinkSuffixes, shorteners } = JSON.parse(readFileSync(join(root, 'content/link-policy.json'), 'utf8'));
    const urls = [...Object.values(document.sources), ...Object.values(document.endpoints)].flatMap(({ url }) =>
      url ? [new URL(url).host] : [],
    );
    expect(
      urls.filter((host) => [...neverLink, ...shorteners].includes(host) || neverLinkSuffixes.some((end: string) => host.endsWith(end))),
    ).toEqual([]);
  });

  it('gives every call arguments that its function takes', () => {
    for (const { read: one } of collectors.parse(document).recipes) {
      if (one.kind !== 'evm-call') continue;
      const item = parseAbiItem(one.signature as 'function f()') as unknown as AbiFunction;
      const args = (one.args ?? []).map((each) => (typeof each === 'string' && /^-?\d+$/.test(each) ? BigInt(each) : each));
      expect(encodeFunctionData({ abi: [item], functionName: item.name, args })).toMatch(/^0x[0-9a-f]{8}/);
    }
  });
});

it('no stack is seeded with recipes', async () => {
  const entries = await loadContent(join(root, 'content'));
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(({ file }) => file.includes('collectors'))).toEqual([]);
});

describe('a problem', () => {
  const livepeer = () => structuredClone(read('livepeer.json'));
  const problemsAfter = (change: (file: Collectors) => void) => {
    const file = livepeer();
    change(file);
    return collectorProblems(file, today).map(({ path, reason }) => `${path} ${reason}`);
  };
  const at = (file: Collectors, i: number) => file.recipes[i] as Collectors['recipes'][number] & { read: Record<string, unknown> };

  it.each<[string, (file: Collectors) => void, RegExp]>([
    ['an unknown field', (file) => (at(file, 0).field = 'metrics.nodes' as never), /^recipes\.0\.field is not one of/],
    [
      'an unknown unit',
      (file) => (at(file, 0).unit = 'orchestrator'),
      /^recipes\.0\.unit "orchestrator" is not a unit of metrics.workers; nearest: "orchestrators"/,
    ],
    [
      'a plain http address',
      (file) => ((file.endpoints.arbitrum as { url: string }).url = 'http://arb1.arbitrum.io/rpc'),
      /^endpoints\.arbitrum\.url is not https/,
    ],
    ['an unknown endpoint', (file) => (at(file, 0).read.endpoint = 'solana'), /^recipes\.0\.read\.endpoint names "solana"/],
    [
      'an EVM read without a chain id',
      (file) => delete (file.endpoints.arbitrum as { chainId?: number }).chainId,
      /^recipes\.0\.read\.endpoint does not fit/,
    ],
    [
      'an address with a wrong checksum',
      (file) => (at(file, 0).read.address = '0x35bcf3c30594191d53231E4FF333E8A770453e40'),
      /^recipes\.0\.read\.address is not an address/,
    ],
    [
      'a signature that is none',
      (file) => (at(file, 0).read.signature = 'getTranscoderPoolSize()'),
      /^recipes\.0\.read\.signature is no ABI signature/,
    ],
    [
      'an event where a function is called',
      (file) => (at(file, 0).read.signature = 'event E()'),
      /^recipes\.0\.read\.signature is not of a function/,
    ],
    [
      'too few arguments',
      (file) => (at(file, 0).read.signature = 'function f(uint256 x) view returns (uint256)'),
      /^recipes\.0\.read\.args are 0, where the function takes 1/,
    ],
    ['a source that is not listed', (file) => (at(file, 0).source = 'nowhere'), /^recipes\.0\.source names "nowhere"/],
    ['an id used twice', (file) => (at(file, 1).id = at(file, 0).id), /^recipes\.1\.id is used twice/],
    ['a range upside down', (file) => (at(file, 0).range = [5, 1]), /^recipes\.0\.range has its least above its most/],
    ['a trial in the future', (file) => (at(file, 0).tried = '2026-11-21'), /^recipes\.0\.tried 2026-11-21 lies in the future/],
    [
      'a rung that the kind cannot carry',
      (file) => (at(file, 0).rung = 'documented'),
      /^recipes\.0\.rung is on-chain for what a chain answers/,
    ],
    ['measured, which no collector is', (file) => (at(file, 0).rung = 'measured' as never), /^recipes\.0\.rung is not one of/],
    ['a step that is code', (file) => (at(file, 0).steps = [{ do: 'eval', code: 'x' } as never]), /^recipes\.0\.steps\.0/],
    [
      'a pointer that is none',
      (file) => (at(file, 0).steps = [{ do: 'take', at: 'data.x' }]),
      /^recipes\.0\.steps\.0\.at is not a JSON pointer/,
    ],
    [
      'a recipe that leans on itself',
      (file) => (at(file, 0).steps = [{ do: 'minus', recipe: at(file, 0).id }]),
      /^recipes\.0\.steps\.0\.recipe names/,
    ],
    [
      'a recipe that leans on another endpoint',
      (file) => (at(file, 0).steps = [{ do: 'minus', recipe: 'tickets' }]),
      /asks another endpoint/,
    ],
    [
      'a key without its place',
      (file) => ((file.endpoints.graph as { url: string }).url = 'https://gateway.thegraph.com/api'),
      /^endpoints\.graph\.url and "key" do not agree/,
    ],
    [
      'a source that nobody cites',
      (file) => (file.sources.spare = { title: 'Spare', kind: 'document' }),
      /^sources\.spare is used by no recipe/,
    ],
    ['a part that is not known', (file) => ((file as { code?: string }).code = 'x'), /^code is not a part of this document/],
  ])('is named with its path: %s', (_, change, wanted) => {
    expect(livepeer()).toEqual(read('livepeer.json'));
    expect(problemsAfter(() => {})).toEqual([]);
    expect(problemsAfter(change)).toContainEqual(expect.stringMatching(wanted));
  });
});
