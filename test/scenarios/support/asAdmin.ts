import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem';
import { sender } from '../../../scripts/sender.ts';
import { wallets } from '../../../scripts/stack/wallets.ts';
import { rpc } from './rpc.ts';

const managerAbi = parseAbi(['function schedule(address target, bytes data, uint48 when) returns (bytes32 operationId, uint32 nonce)']);
/** The delay of ignition/parameters/local.json, and a second. */
const DELAY_SECONDS = 121;

/** A call as the admin of a local stack has to make it: announced in the AccessManager, carried out after the delay. */
export async function asAdmin(url: string, manager: Address, call: { to: Address; data: Hex }): Promise<void> {
  const send = sender(url, wallets.admin);
  await send({ to: manager, data: encodeFunctionData({ abi: managerAbi, functionName: 'schedule', args: [call.to, call.data, 0] }) });
  await rpc(url, 'evm_increaseTime', [DELAY_SECONDS]);
  await rpc(url, 'evm_mine');
  await send(call);
}
