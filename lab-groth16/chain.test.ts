import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { BaseError, ContractFunctionRevertedError } from 'viem';
import { argumentsOf, type Chain, type ContractName, openChain } from './chain.ts';
import { claimOf, readContract, readExample } from './example.ts';
import { digestOfSums } from './statement.ts';

const { statement, proof } = claimOf(readExample());
const digests = [statement.inputDigest, statement.weightsDigest, digestOfSums(proof.sums)];
const functions = { Groth16Verifier: 'verifyProof', ProductVerifier: 'verify' } as const satisfies Record<ContractName, string>;

let chain: Chain;
before(async () => {
  chain = await openChain(readContract());
});
after(() => chain.close());

/** What a contract answers, or the name of its error. */
async function saidBy(name: ContractName, { bytes = proof.proof, of = digests, gas = 1_000_000n } = {}): Promise<unknown> {
  const args = argumentsOf(bytes, of)[name];
  try {
    return (await chain.client.simulateContract({ ...chain.contracts[name], functionName: functions[name], args, gas })).result;
  } catch (error) {
    const reverted = error instanceof BaseError ? error.walk((one) => one instanceof ContractFunctionRevertedError) : undefined;
    if (reverted instanceof ContractFunctionRevertedError) return reverted.data?.errorName;
    throw error;
  }
}

it('both contracts take the published proof, and refuse another digest and a spoiled point', async () => {
  for (const name of ['Groth16Verifier', 'ProductVerifier'] as const) {
    assert.equal(await saidBy(name), true);
    for (const at of [0, 1, 2]) assert.equal(await saidBy(name, { of: digests.with(at, (digests[at] as bigint) + 1n) }), false);
    for (const at of [31, 64 + 31, 192 + 31]) {
      const bytes = proof.proof.with(at, (proof.proof[at] as number) ^ 1);
      assert.equal(await saidBy(name, { bytes }), false);
    }
  }
});

it('the generated contract calls a right proof false where its gas runs short', async () => {
  for (const gas of [60_000n, 100_000n, 200_000n]) assert.equal(await saidBy('Groth16Verifier', { gas }), false);
});

it('the one before it reverts there, and is right from the first amount of gas at which it answers', async () => {
  for (const gas of [60_000n, 100_000n, 200_000n]) assert.equal(await saidBy('ProductVerifier', { gas }), 'TooLittleGas');
  let [short, enough] = [200_000n, 400_000n];
  while (enough - short > 1n) {
    const gas = (short + enough) / 2n;
    if ((await saidBy('ProductVerifier', { gas })) === 'TooLittleGas') short = gas;
    else enough = gas;
  }
  for (const gas of [enough, enough + 1n, enough + 64n, enough + 5_000n]) assert.equal(await saidBy('ProductVerifier', { gas }), true);
});
