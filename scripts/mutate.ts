import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { labMutations } from './mutate/labMutations.ts';
import { type Mutation, mutations } from './mutate/mutations.ts';
import { root } from './stack/layout.ts';

const help = `npm run mutate: whether the promises notice a fault in the contract

Puts one fault after the other into a copy of the contracts and runs the promises and the attacks on it, which must fail.

  npm run mutate                 every fault, one after the other; each compiles the contracts anew
  npm run mutate -- --only TEXT  the faults whose name holds TEXT
  npm run mutate -- --list       their names`;

const forge = join(root, 'node_modules/@foundry-rs/forge-linux-amd64/bin/forge');

/** The first tests that failed, or the reason why none ran. */
function failures(copy: string, tests: string): string[] | Error {
  const run = spawnSync(forge, ['test', '--fail-fast', '--match-contract', tests], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, FOUNDRY_INVARIANT_RUNS: '32', FOUNDRY_INVARIANT_DEPTH: '200', FOUNDRY_INVARIANT_SHRINK_RUN_LIMIT: '0' },
  });
  const output = `${run.stdout}${run.stderr}`;
  if (!/^\[(PASS|FAIL)/m.test(output)) return new Error(output.slice(-2000));
  return [
    ...new Set([...output.matchAll(/\[FAIL[^\n]*\]\s*((?:test|invariant)\w+)\(|^ (invariant_\w+)\(\)/gm)].map((m) => String(m[1] ?? m[2]))),
  ];
}

const promisesAndAttacks =
  '(Attestations|Head|Base|Revisions|Reachable|Balance|Changes|Content|Once|Agrees?|Seats|Alone|Replay|Forgery|Attacks)Test$';

const labTests = '^Lab(Games|Descent|Referee|Bilinear|Escrow|Attacks|Tokens|Pool|Refusals)Test$';

async function tryOne(mutation: Mutation): Promise<boolean> {
  const copy = await mkdtemp(join(tmpdir(), 'deml-mutate-'));
  try {
    for (const part of ['contracts', 'test/contracts', 'scripts/solc.cjs', 'foundry.toml'])
      await cp(join(root, part), join(copy, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const file = join(copy, 'contracts', mutation.file);
    const source = await readFile(file, 'utf8');
    if (source.split(mutation.from).length !== 2) {
      console.error(`NOT TRIED: ${mutation.name}. Its text is not there exactly once. Fix: scripts/mutate/mutations.ts.`);
      return false;
    }
    await writeFile(
      file,
      source.replace(mutation.from, () => mutation.to),
    );
    const caught = failures(copy, mutation.file.startsWith('lab/') ? labTests : promisesAndAttacks);
    if (caught instanceof Error) console.error(`NOT TRIED: ${mutation.name}. ${caught.message}`);
    else if (caught.length === 0) console.error(`NOT NOTICED: ${mutation.name}`);
    else console.log(`noticed: ${mutation.name}\n  by ${caught.join(', ')}`);
    return !(caught instanceof Error) && caught.length > 0;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const all = [...mutations, ...labMutations];

async function main(only: string): Promise<number> {
  if (!existsSync(forge)) {
    console.error('Nothing was tried: forge is missing. Fix: install on Linux x64 without --omit=optional.');
    return 1;
  }
  const chosen = all.filter(({ name }) => name.includes(only));
  let noticed = 0;
  for (const mutation of chosen) if (await tryOne(mutation)) ++noticed;
  console.log(`${noticed} of ${chosen.length} faults were noticed.`);
  return noticed === chosen.length && chosen.length > 0 ? 0 : 1;
}

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, list: { type: 'boolean' }, only: { type: 'string', default: '' } },
});
if (values.help) console.log(help);
else if (values.list) for (const { name } of all) console.log(name);
else process.exitCode = await main(values.only);
