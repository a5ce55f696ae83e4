import { getHeads } from '../../../registry/actions/index.ts';
import { readDocument } from '../../../registry/schema/index.ts';
import { agreeingChain, createBlockReader } from '../../../registry/verify/index.ts';
import { alternately, type Effort } from './effort.ts';
import { SAME_MONTH } from './plan.ts';
import type { Register } from './register.ts';

/** Heads and documents of the month that is the same in every register, each document verified and read. */
export function monthEfforts(registers: readonly Register[], rounds: number): Promise<Effort[]> {
  const month = { kind: 'note', period: SAME_MONTH } as const;
  return alternately(registers, { rounds, times: 5 }, async ({ rpc, gateway, deployment }) => {
    const registry = { address: deployment.registry, chainId: deployment.chainId };
    const heads = await getHeads(agreeingChain({ rpcs: [rpc] }), { registry, ...month });
    const { found } = await createBlockReader({ gateways: [gateway] }).collection(month, heads);
    if (found.size !== 50) throw new RangeError(`The month has ${found.size} of 50 notes.`);
    for (const bytes of found.values()) readDocument(bytes, 'deml.note/1');
  });
}
