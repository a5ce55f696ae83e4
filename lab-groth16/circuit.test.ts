import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Memory, wtns } from 'snarkjs';
import { compute, type Job } from '../lab/model/run.ts';
import { isCanonical } from '../lab/number/e4m3.ts';
import { largestBias, type WeightTensor } from '../lab/trace/tensor.ts';
import { readExample } from './example.ts';
import { signalsOf } from './prove.ts';
import { compile, files } from './setup.ts';
import { digestOfSums, product, side, statementOf } from './statement.ts';
import { endsThreads } from './testing.ts';

endsThreads();
let circuit: string;
before(() => {
  circuit = compile();
});

const canonical = Array.from({ length: 256 }, (_, byte) => byte).filter(isCanonical);

/** The digests that the circuit's own program computes. */
async function digestsOf(job: Job): Promise<bigint[]> {
  const witness: Memory = { type: 'mem' };
  await wtns.calculate(signalsOf(job), files.program, witness);
  return (await wtns.exportJson(witness)).slice(1, 4);
}

/** The same job with other numbers; its specification, which names the weights, is left as it is: the circuit does not read it. */
function withNumbers(job: Job, { input, bytes, bias }: { input?: number[]; bytes?: number[]; bias?: number[] }): Job {
  const b = job.weights[0] as WeightTensor;
  const weights = [{ ...b, bytes: bytes ? Uint8Array.from(bytes) : b.bytes, bias: bias ? Float64Array.from(bias) : b.bias }];
  return { ...job, weights, input: input ? { ...job.input, bytes: Uint8Array.from(input) } : job.input };
}

it('is the one that the published key is of', () => assert.equal(circuit, readExample().circuit));

it('computes the digests of input, weights and exact sums as TypeScript does', async () => {
  for (const seed of [1, 2, 3]) {
    const job = product(seed);
    const { inputDigest, weightsDigest } = statementOf(job);
    assert.deepEqual(await digestsOf(job), [inputDigest, weightsDigest, digestOfSums(compute(job).sums[0] as Float64Array)]);
  }
});

it('decodes every canonical byte as TypeScript does, on both sides of a product', async () => {
  for (let from = 0; from < canonical.length; from += side * side) {
    const bytes = Array.from({ length: side * side }, (_, i) => canonical[(from + i) % canonical.length] as number);
    for (const numbers of [{ input: bytes }, { bytes }]) {
      const job = withNumbers(product(4), numbers);
      assert.equal((await digestsOf(job))[2], digestOfSums(compute(job).sums[0] as Float64Array));
    }
  }
});

it('computes the largest sums of both signs', async () => {
  for (const byte of [0x7e, 0xfe])
    for (const sign of [1, -1]) {
      const job = withNumbers(product(4), {
        input: Array<number>(side * side).fill(0x7e),
        bytes: Array<number>(side * side).fill(byte),
        bias: Array<number>(side).fill(sign * largestBias),
      });
      assert.equal((await digestsOf(job))[2], digestOfSums(compute(job).sums[0] as Float64Array));
    }
});

it('has no witness for bytes that are not canonical, nor for a bias that is too large', async () => {
  const at = (byte: number) => [byte, ...Array<number>(side * side - 1).fill(0x38)];
  for (const byte of [0x7f, 0x80, 0xff, 256, 263])
    for (const place of ['a', 'b'] as const) {
      const signals = {
        ...signalsOf(product(4)),
        [place]: Array.from({ length: side }, (_, i) =>
          at(byte)
            .slice(i * side, (i + 1) * side)
            .map(BigInt),
        ),
      };
      await assert.rejects(wtns.calculate(signals, files.program, { type: 'mem' }), /Assert Failed/, `${place}: ${byte}`);
    }
  for (const bias of [largestBias + 1, -largestBias - 1])
    await assert.rejects(digestsOf(withNumbers(product(4), { bias: [bias, ...Array<number>(side - 1).fill(0)] })), /Assert Failed/);
});
