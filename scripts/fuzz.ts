import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './stack/layout.ts';

const help = `npm run fuzz: the promises of the contract under random calls of everybody

  npm run fuzz                      one million calls in all
  npm run fuzz -- --calls N         as many calls in all, shared among the promises
  npm run fuzz -- --seed 0x…        the same calls as a run that printed this seed, when --calls is the same too
  npm run fuzz -- --only NAME       the promises whose contract's name holds NAME`;

/** Calls of one sequence: enough to open, judge and revise a handful of proposals several times over. */
const depth = 250;
const folder = join(root, 'test', 'contracts', 'solidity');
const forge = join(root, 'node_modules/@foundry-rs/forge-linux-amd64/bin/forge');

/** A promise as forge reports it. */
export interface Kept {
  name: string;
  calls: number;
  kept: boolean;
}

/** The promises in forge's output. Its line for one that broke holds no calls on the same line. */
export function parseRun(output: string): Kept[] {
  return [...output.matchAll(/^\[(PASS|FAIL)[^\n]*?\b(invariant_\w+)\(\) \(runs: \d+, calls: (\d+), reverts: \d+\)/gms)].map(
    ([, verdict, name, calls]) => ({ name: String(name), calls: Number(calls), kept: verdict === 'PASS' }),
  );
}

/** Contracts of test/contracts/solidity that hold a promise. */
async function promises(only: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.t.sol'));
  const texts = await Promise.all(files.map(async (file) => readFile(join(folder, file), 'utf8')));
  return texts
    .filter((text) => text.includes('function invariant_'))
    .flatMap((text) => /^contract (\w+)/m.exec(text)?.[1] ?? [])
    .filter((name) => name.toLowerCase().includes(only.toLowerCase()));
}

async function main(calls: number, seed: string, only: string): Promise<number> {
  if (!existsSync(forge)) {
    console.error(
      'Nothing was fuzzed: forge is missing. It is an optional package for Linux on x64 (@foundry-rs/forge-linux-amd64). ' +
        'Fix: install on such a machine without --omit=optional. `npm test` fuzzes the same promises, with fewer calls.',
    );
    return 1;
  }
  const contracts = await promises(only);
  if (contracts.length === 0) {
    console.error(`No promise is called ${only}. Fix: a part of the name of a contract in test/contracts/solidity.`);
    return 1;
  }
  const runs = Math.max(1, Math.ceil(calls / contracts.length / depth));
  console.log(`${contracts.length} promises, ${runs} sequences of ${depth} calls each, seed ${seed}.`);
  const started = performance.now();
  const built = await run(['build'], {});
  if (built.code !== 0) {
    console.error(`${built.output}\nNothing was fuzzed: forge does not compile the tests. Fix: see its output above.`);
    return 1;
  }
  let total = 0;
  let broken = false;
  // Each promise has a seed of its own, else all would see the same calls. Two at a time, for two cores.
  const queue = contracts.map((contract, index) => ({ contract, own: `0x${(BigInt(seed) + BigInt(index)).toString(16)}` }));
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { output, code } = await run(
        ['test', '--match-contract', `^${next.contract}$`, '--match-test', '^invariant_', '--fuzz-seed', next.own],
        { FOUNDRY_INVARIANT_RUNS: String(runs), FOUNDRY_INVARIANT_DEPTH: String(depth) },
      );
      const [kept] = parseRun(output);
      if (code === 0 && kept?.kept) {
        total += kept.calls;
        console.log(`kept ${kept.name}: ${kept.calls} calls, seed ${next.own}`);
        continue;
      }
      broken = true;
      console.error(`${output}\nBROKEN ${next.contract}, or forge failed, seed ${next.own}`);
    }
  };
  await Promise.all([work(), work()]);
  console.log(`${total} calls in ${Math.round((performance.now() - started) / 1000)} s, seed ${seed}.`);
  if (broken) console.error(`Repeat with: npm run fuzz -- --calls ${calls} --seed ${seed}`);
  return broken ? 1 : 0;
}

function run(args: string[], settings: Record<string, string>): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(forge, args, { cwd: root, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const add = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('close', (code) => resolve({ output, code }));
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      calls: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: `0x${randomInt(2 ** 47).toString(16)}` },
      only: { type: 'string', default: '' },
    },
  });
  if (values.help) console.log(help);
  else process.exitCode = await main(Number(values.calls), values.seed, values.only);
}
