import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { curves } from 'snarkjs';
import { compute } from '../lab/model/run.ts';
import { argumentsOf, openChain } from './chain.ts';
import { groth16 } from './check.ts';
import { exampleOf, places, readKey } from './example.ts';
import { type Results, reference, resultsFile, withFigures } from './figures.ts';
import { type Claim, prove } from './prove.ts';
import { compile, files, setup } from './setup.ts';
import { digestOfSums, product } from './statement.ts';

const rounds = 9;
const seed = 8;

const help = `npm run measure: a setup, and what its proofs take

Compiles the circuit, runs the setup (some minutes) and proves one product. Writes generated/ (key, contract, and the claim that was
proved), results.json and the figures of docs/reference/lab.md. Every setup gives another key.`;

/** Milliseconds that this process was computed, on all its threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function timeOf(call: () => unknown): Promise<number> {
  const from = processorTime();
  for (let calls = 1; ; calls++) {
    await call();
    const passed = processorTime() - from;
    if (passed >= 40) return passed / calls;
  }
}

function spread(times: readonly number[]): { median: number; least: number; most: number } {
  const sorted = times.toSorted((one, other) => one - other).map((time) => Number(time.toPrecision(4)));
  return { median: sorted[Math.floor(sorted.length / 2)] as number, least: sorted[0] as number, most: sorted.at(-1) as number };
}

async function gasOf({ statement, proof }: Claim, contract: string): Promise<{ generated: number; guarded: number }> {
  const { contracts, spent, close } = await openChain(contract);
  const digests = [statement.inputDigest, statement.weightsDigest, digestOfSums(proof.sums)];
  const { Groth16Verifier, ProductVerifier } = argumentsOf(proof.proof, digests);
  const generated = await spent(contracts.Groth16Verifier, 'verifyProof', Groth16Verifier);
  const guarded = await spent(contracts.ProductVerifier, 'verify', ProductVerifier);
  await close();
  return { generated: Number(generated), guarded: Number(guarded) };
}

async function measure(): Promise<void> {
  const circuit = compile();
  const [clock, began] = [performance.now(), processorTime()];
  await setup();
  const [seconds, processorSeconds] = [performance.now() - clock, processorTime() - began].map((ms) => Math.round(ms / 1_000)) as [
    number,
    number,
  ];
  mkdirSync(new URL('generated/', import.meta.url), { recursive: true });
  writeFileSync(places.key, readFileSync(files.key));
  writeFileSync(places.contract, readFileSync(files.contract));

  const job = product(seed);
  const claim = await prove(job);
  const { check } = groth16(readKey());
  const times = { native: [] as number[], prove: [] as number[], check: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const taken = {
      native: await timeOf(() => compute(job)),
      prove: await timeOf(() => prove(job)),
      check: await timeOf(async () => {
        if ((await check(claim.statement, claim.result, claim.proof)) !== 'valid') throw new Error('A right proof is said to be none.');
      }),
    };
    // The first round warms the engine up.
    if (round > 0) for (const name of ['native', 'prove', 'check'] as const) times[name].push(taken[name]);
  }
  const results: Results = {
    asOf: new Date().toISOString().slice(0, 10),
    environment: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      load: loadavg()[0] ?? 0,
    },
    rounds,
    setup: { seconds, processorSeconds, provingKeyBytes: readFileSync(files.provingKey).length },
    times: { native: spread(times.native), prove: spread(times.prove), check: spread(times.check) },
    bytes: { proof: claim.proof.proof.length, sums: 8 * claim.proof.sums.length },
    gas: await gasOf(claim, readFileSync(places.contract, 'utf8')),
  };
  writeFileSync(places.example, `${JSON.stringify(exampleOf(circuit, seed, claim), null, 2)}\n`);
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(reference, withFigures(readFileSync(reference, 'utf8'), results));
  console.log(results);
}

if (process.argv.includes('--help')) console.log(help);
else {
  await measure();
  await (await curves.getCurveFromName('bn128')).terminate();
}
