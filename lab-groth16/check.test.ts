import assert from 'node:assert/strict';
import { it } from 'node:test';
import { curves } from 'snarkjs';
import { BadSpecError } from '../lab/errors.ts';
import type { Linear } from '../lab/model/spec.ts';
import { quantizeAll } from '../lab/number/quantize.ts';
import { commitTensor } from '../lab/trace/tensor.ts';
import type { Verdict } from '../lab/verify/family.ts';
import { groth16 } from './check.ts';
import { claimOf, readExample, readKey } from './example.ts';
import type { Claim } from './prove.ts';
import { layerOf, product, side, statementOf, sumBound } from './statement.ts';
import { endsThreads } from './testing.ts';

endsThreads();
const example = readExample();
const right = claimOf(example);
const { check } = groth16(readKey());
const saidOf = ({ statement, result, proof }: Claim): Promise<Verdict> => check(statement, result, proof);

/** The result of these sums, whatever they are of. */
const resultOf = (sums: Float64Array) => {
  const { shift, relu } = layerOf(right.statement.spec);
  return { layerRoots: [commitTensor({ rows: side, cols: side, bytes: quantizeAll(sums, shift, relu) })] };
};
const withProof = (proof: Uint8Array): Claim => ({ ...right, proof: { ...right.proof, proof } });
const withSums = (sums: Float64Array): Claim => ({ ...right, result: resultOf(sums), proof: { ...right.proof, sums } });

it('takes the claim that is published, whose digests are those of its numbers', async () => {
  assert.equal(await saidOf(right), 'valid');
  assert.deepEqual(statementOf(product(example.seed)), right.statement);
});

it('refuses another sum, also one that rounds to the same byte', async () => {
  for (const by of [1, 2 ** 40, -(2 ** 40)])
    assert.equal(await saidOf(withSums(right.proof.sums.with(9, (right.proof.sums[9] as number) + by))), 'invalid');
  const near = right.proof.sums.with(9, (right.proof.sums[9] as number) + 1);
  assert.deepEqual(resultOf(near), right.result);
});

it('refuses a result that its sums do not round to', async () => {
  assert.equal(await saidOf({ ...right, result: resultOf(right.proof.sums.toReversed()) }), 'invalid');
});

it('refuses the proof of another input, and of other weights', async () => {
  const other = statementOf(product(example.seed + 1));
  for (const name of ['inputDigest', 'weightsDigest'] as const)
    assert.equal(await saidOf({ ...right, statement: { ...right.statement, [name]: other[name] } }), 'invalid');
});

it('refuses a digest that is the same only modulo the order', async () => {
  const { r } = await curves.getCurveFromName('bn128');
  assert.equal(await saidOf({ ...right, statement: { ...right.statement, inputDigest: right.statement.inputDigest + r } }), 'invalid');
});

it('calls a proof malformed with one bit of any of its numbers changed, since it leads to no point', async () => {
  const { proof } = right.proof;
  for (let at = 31; at < proof.length; at += 32)
    assert.equal(await saidOf(withProof(proof.with(at, (proof[at] as number) ^ 1))), 'malformed');
});

it('calls other lengths, numbers beyond the field and points at infinity malformed', async () => {
  const { proof } = right.proof;
  const { q } = await curves.getCurveFromName('bn128');
  const beyond = (BigInt(`0x${Buffer.from(proof.subarray(0, 32)).toString('hex')}`) + q).toString(16).padStart(64, '0');
  const spoiled = [
    proof.subarray(1),
    new Uint8Array([...proof, 0]),
    new Uint8Array(),
    new Uint8Array(256),
    new Uint8Array([...proof.subarray(0, 192), ...new Uint8Array(64)]),
    new Uint8Array([...Buffer.from(beyond, 'hex'), ...proof.subarray(32)]),
  ];
  for (const bytes of spoiled) assert.equal(await saidOf(withProof(bytes)), 'malformed');
});

it('calls a point outside the group of B malformed, which stands on its curve', async () => {
  const { F2, G2 } = await curves.getCurveFromName('bn128');
  const onTwist = (x: bigint): readonly [readonly [bigint, bigint], readonly [bigint, bigint]] | undefined => {
    const [at, three] = [F2.fromObject([x, 0n]), F2.fromObject([3n, 0n])];
    const square = F2.add(F2.mul(at, F2.square(at)), F2.div(three, F2.fromObject([9n, 1n])));
    const root = F2.sqrt(square);
    return root ? [[x, 0n], F2.toObject(root)] : undefined;
  };
  let point: ReturnType<typeof onTwist>;
  for (let x = 1n; !point; x++) point = onTwist(x);
  assert.ok(G2.isValid(G2.fromObject([...point, [1n, 0n]])));
  const word = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  const [[x0, x1], [y0, y1]] = point;
  const { proof } = right.proof;
  const bytes = new Uint8Array([...proof.subarray(0, 64), ...[x1, x0, y1, y0].flatMap((one) => [...word(one)]), ...proof.subarray(192)]);
  assert.equal(await saidOf(withProof(bytes)), 'malformed');
});

it('calls sums that are no sums, and results without the one root, malformed', async () => {
  const { sums } = right.proof;
  for (const bad of [sums.subarray(1), sums.with(0, 0.5), sums.with(0, Number.NaN), sums.with(0, sumBound)])
    assert.equal(await saidOf({ ...right, proof: { ...right.proof, sums: bad } }), 'malformed');
  const [root = '0x'] = right.result.layerRoots;
  for (const layerRoots of [[], [root, root], ['0x' as const]])
    assert.equal(await saidOf({ ...right, result: { layerRoots } }), 'malformed');
});

it('refuses points of a true proof in other places', async () => {
  const { proof } = right.proof;
  assert.equal(
    await saidOf(withProof(new Uint8Array([...proof.subarray(192), ...proof.subarray(64, 192), ...proof.subarray(0, 64)]))),
    'invalid',
  );
});

it('throws for a specification that the circuit is not of', async () => {
  const { spec } = right.statement;
  const layer = spec.layers[0] as Linear;
  const twice = { ...spec, layers: [layer, { ...layer, a: 1 }] };
  const wide = { ...spec, input: { rows: 4, cols: side }, layers: [{ ...layer, rows: 4 }] };
  for (const other of [twice, wide])
    await assert.rejects(saidOf({ ...right, statement: { ...right.statement, spec: other } }), BadSpecError);
});
