import type { Address, Hex } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { type Kind, kinds } from '../../../registry/actions/words.ts';
import { registryAbi } from '../../../registry/generated/abi.ts';
import type { TransactionRequest } from '../../../registry/proposing/index.ts';
import { managerAbi } from '../../../registry/proposing/managerAbi.ts';
import type { RulesOfKind } from '../../../registry/records/index.ts';

/** What the admin and the guardian may do in the registry, as the bytes of a call. */
export const governingCall = {
  pause: (): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'pause' }),
  unpause: (): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'unpause' }),
  seat: (index: number, curator: Address): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'seat', args: [index, curator] }),
  vacate: (index: number): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [index] }),
  setRules: (kind: Kind, rules: RulesOfKind): Hex =>
    encodeFunctionData({ abi: registryAbi, functionName: 'setRules', args: [kinds.indexOf(kind), rules] }),
  setTreasury: (treasury: Address): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'setTreasury', args: [treasury] }),
  announceSuccessor: (successor: Address): Hex =>
    encodeFunctionData({ abi: registryAbi, functionName: 'announceSuccessor', args: [successor] }),
};

/** Announces a call; it can be executed after the caller's delay. A time of 0 is the earliest. */
export const scheduleRequest = (authority: Address, target: Address, data: Hex): TransactionRequest => ({
  to: authority,
  data: encodeFunctionData({ abi: managerAbi, functionName: 'schedule', args: [target, data, 0] }),
});

/** Executes an announced call after its delay. */
export const executeRequest = (authority: Address, target: Address, data: Hex): TransactionRequest => ({
  to: authority,
  data: encodeFunctionData({ abi: managerAbi, functionName: 'execute', args: [target, data] }),
});

/** Takes an announced call back. */
export const cancelRequest = (authority: Address, caller: Address, target: Address, data: Hex): TransactionRequest => ({
  to: authority,
  data: encodeFunctionData({ abi: managerAbi, functionName: 'cancel', args: [caller, target, data] }),
});
