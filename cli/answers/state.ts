import { moment } from '../../registry/export/recordsOf.ts';
import type { RpcReport } from '../../registry/verify/agreeingChain.ts';
import type { GatewayReport } from '../../registry/verify/gateways.ts';
import type { Register } from '../connect/openRegister.ts';

/** What an answer rests on: the block, and who said what. */
export interface State {
  chainId: number;
  registry: string;
  block: number;
  /** Of that block, in UTC. */
  time: string;
  /** The moment that was asked for; null for now. */
  at: string | null;
  rpcs: RpcReport[];
  gateways: GatewayReport[];
  /** Who contradicts whom about the chain, in sentences. Empty where nobody does. */
  doubts: string[];
}

/** The state of a register after it was read. */
export async function stateOf(register: Register): Promise<State> {
  const opinion = await register.agreement();
  const rpcs = register.chain.reports().map((report) => ({ ...report }));
  const doubts = rpcs.filter(({ state }) => state === 'disagrees').map(({ url, detail }) => `${url} ${detail}.`);
  if (opinion === 'disagrees') doubts.push(`The contract's view at block ${register.block} is not what the events tell.`);
  return {
    chainId: register.registry.chainId,
    registry: register.registry.address,
    block: Number(register.block),
    time: moment(register.time),
    at: register.at,
    rpcs,
    gateways: register.reader.reports().map((report) => ({ ...report })),
    doubts,
  };
}
