import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './stack/layout.ts';

const help = `npm run prove: the assertions of test/contracts/model for every sequence of calls, by the SMTChecker and z3

Needs z3 on the path (Debian: apt-get install z3). An assertion of a function called "wrong" is false on purpose and must be
refuted: a prover that cannot refute proves nothing.

  DEML_PROVE_SECONDS   the longest that z3 may take for one assertion, 600 if not set`;

/** The part of solc's interface that is used here. */
interface Solc {
  compile(input: string, callbacks: { smtSolver: (query: string) => { contents: string } | { error: string } }): string;
}

interface Message {
  message: string;
  errorCode?: string;
  severity: 'error' | 'warning' | 'info';
  sourceLocation?: { file: string; start: number; end: number };
}

/** What was said of one assertion. */
interface Finding {
  text: string;
  line: number;
  wrong: boolean;
  verdict: 'proved' | 'refuted' | 'undecided';
}

const folder = join(root, 'test', 'contracts', 'model');
const seconds = process.env.DEML_PROVE_SECONDS ?? '600';
// As solc asks z3, without its limit of ten seconds.
const tactics = ['rewriter.pull_cheap_ite=true', 'fp.spacer.q3.use_qgen=true', 'fp.spacer.mbqi=false', 'fp.spacer.ground_pobs=false'];

/** Every assertion of a model with its verdict. */
async function prove(file: string, scratch: string): Promise<Finding[]> {
  const solc = createRequire(import.meta.url)('solc') as Solc;
  const source = await readFile(join(folder, file), 'utf8');
  const queries = join(scratch, 'query.smt2');
  const modelChecker = {
    contracts: { [file]: [file.replace('.sol', '')] },
    engine: 'chc',
    solvers: ['smtlib2'],
    targets: ['assert'],
    showProvedSafe: true,
    showUnproved: true,
  };
  const input = { language: 'Solidity', sources: { [file]: { content: source } }, settings: { modelChecker, outputSelection: {} } };
  const output = solc.compile(JSON.stringify(input), {
    smtSolver: (query) => {
      writeFileSync(queries, query);
      const { stdout } = spawnSync('z3', ['-smt2', `-T:${seconds}`, ...tactics, queries], { encoding: 'utf8', maxBuffer: 2 ** 30 });
      return { contents: stdout };
    },
  });
  const { errors = [] } = JSON.parse(output) as { errors?: Message[] };
  const broken = errors.find((error) => error.severity === 'error');
  if (broken) throw new Error(`${file}: ${broken.message}`);
  return findings(source, errors);
}

/** Every `assert` of the source; the last word of the prover on each counts, none means undecided. */
function findings(source: string, messages: readonly Message[]): Finding[] {
  return [...source.matchAll(/\bassert\(.*\);/g)].map((match) => {
    const inside = messages.filter(({ sourceLocation: at }) => at && at.start === match.index);
    const said = (words: string) => inside.some(({ message }) => message.includes(words));
    const before = source.slice(0, match.index);
    return {
      text: match[0],
      line: before.split('\n').length,
      wrong: /function (\w+)/.exec(before.slice(before.lastIndexOf('function ')))?.[1] === 'wrong',
      verdict: said('check is safe') ? 'proved' : said('Assertion violation happens here') ? 'refuted' : 'undecided',
    };
  });
}

async function main(): Promise<number> {
  if (spawnSync('z3', ['--version']).status !== 0) {
    console.error('Nothing was proved: z3 is missing. Fix: install it (Debian: apt-get install z3), then run this again.');
    return 1;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'deml-prove-'));
  let failed = false;
  try {
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sol'))) {
      const started = performance.now();
      for (const { text, line, wrong, verdict } of await prove(file, scratch)) {
        const asHoped = verdict === (wrong ? 'refuted' : 'proved');
        failed ||= !asHoped;
        console.log(`${asHoped ? verdict : verdict.toUpperCase()}${wrong ? ' as it must be' : ''}: ${file}:${line} ${text}`);
      }
      console.log(`${file} took ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (failed) console.error('Not everything was decided as it must be. Fix: see the lines in capitals; undecided ones may need more time.');
  return failed ? 1 : 0;
}

if (process.argv.includes('--help')) console.log(help);
else process.exitCode = await main();
