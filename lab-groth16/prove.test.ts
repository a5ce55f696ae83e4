import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, it } from 'node:test';
import type { VerificationKey } from 'snarkjs';
import { groth16 } from './check.ts';
import { readKey } from './example.ts';
import { type Claim, prove } from './prove.ts';
import { compile, files, setup } from './setup.ts';
import { product } from './statement.ts';
import { endsThreads } from './testing.ts';

endsThreads();

/** A setup takes some minutes: the last one is taken, if there is one. */
before(async () => {
  if (existsSync(files.provingKey)) return;
  compile();
  await setup();
});

const keyOfSetup = (): VerificationKey => JSON.parse(readFileSync(files.key, 'utf8')) as VerificationKey;
const saidUnder = (key: VerificationKey, { statement, result, proof }: Claim) => groth16(key).check(statement, result, proof);

it('proves a product anew, under its own key and no other', async () => {
  const [one, other] = [await prove(product(21)), await prove(product(22))];
  const key = keyOfSetup();
  assert.equal(await saidUnder(key, one), 'valid');
  assert.equal(await saidUnder(key, other), 'valid');
  assert.equal(await saidUnder(key, { ...one, statement: other.statement }), 'invalid');
  assert.equal(await saidUnder(key, { ...one, proof: { ...one.proof, proof: other.proof.proof } }), 'invalid');
  const published = readKey();
  const foreign = { ...published, IC: [...published.IC.slice(1), ...published.IC.slice(0, 1)] };
  assert.equal(await saidUnder(foreign, one), 'invalid');
});

it('never proves the same in the same bytes', async () => {
  const [one, again] = [await prove(product(21)), await prove(product(21))];
  assert.deepEqual(one.statement, again.statement);
  assert.notDeepEqual(one.proof.proof, again.proof.proof);
});
