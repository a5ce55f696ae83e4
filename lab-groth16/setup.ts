import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { curves, type Memory, powersOfTau, zKey } from 'snarkjs';
import { NoSetupError } from './errors.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What a compiler and a setup leave behind: who proves needs program and proving key, who checks needs the key or the contract alone. */
export const files = {
  constraints: here('dist/product.r1cs'),
  program: here('dist/product_js/product.wasm'),
  provingKey: here('dist/product.zkey'),
  key: here('dist/key.json'),
  contract: here('dist/Groth16Verifier.sol'),
} as const;

/** 2^12 places for the constraints of the circuit. */
const power = 12;

/** The circuit as constraints, whose SHA-256 is given back, and as a program that finds a witness. */
export function compile(): string {
  mkdirSync(here('dist'), { recursive: true });
  const compiler = here('node_modules/circom2/cli.js');
  if (!existsSync(compiler)) throw new NoSetupError('the compiler of the circuit is not installed');
  const args = [compiler, 'circuit/product.circom', '--r1cs', '--wasm', '--O2', '-o', 'dist', '-l', 'node_modules'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: here('.'), encoding: 'utf8' });
  if (status !== 0) throw new NoSetupError(`the circuit does not compile: ${stdout}${stderr}`);
  return createHash('sha256').update(readFileSync(files.constraints)).digest('hex');
}

const memory = (): Memory => ({ type: 'mem' });
const secret = (): string => randomBytes(32).toString('hex');

/**
 * Both phases of a setup, by this process alone, of the circuit as it was compiled. Its random numbers stand in its memory and nowhere
 * else; but nobody can be shown that they were forgotten, and who knows them can prove anything.
 */
export async function setup(): Promise<void> {
  const [empty, powers, prepared, first, last] = [memory(), memory(), memory(), memory(), memory()];
  const curve = await curves.getCurveFromName('bn128');
  await powersOfTau.newAccumulator(curve, power, empty);
  await powersOfTau.contribute(empty, powers, 'the only party', secret());
  await powersOfTau.preparePhase2(powers, prepared);
  await zKey.newZKey(files.constraints, prepared, first);
  await zKey.contribute(first, last, 'the only party', secret());
  const template = readFileSync(here('node_modules/snarkjs/templates/verifier_groth16.sol.ejs'), 'utf8');
  writeFileSync(files.key, `${JSON.stringify(await zKey.exportVerificationKey(last), null, 2)}\n`);
  writeFileSync(files.contract, await zKey.exportSolidityVerifier(last, { groth16: template }));
  writeFileSync(files.provingKey, last.data as Uint8Array);
}

if (import.meta.main) {
  console.log(`Compiled: ${compile()}. The setup takes some minutes …`);
  await setup();
  await (await curves.getCurveFromName('bn128')).terminate();
}
