import type { Abi, AbiParameter, Hex } from 'viem';
import { encodeAbiParameters, encodeErrorResult } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../generated/abi.ts';
import { besideAbi } from './besideErrors.ts';
import { ContractError, type ContractErrorName, codeOf, contractError, refusals, UnknownRevertError } from './contract.ts';

const abi: Abi = [...registryAbi, ...besideAbi];
const inAbi = abi.filter((item) => item.type === 'error');
const address = '0x00000000000000000000000000000000000000A1';
const id = `0x${'c1'.repeat(32)}` as Hex;

const half = encodeErrorResult({ abi: registryAbi, errorName: 'StaleBase', args: [3, 5] }).slice(0, 40);

/** A value that shows in the message: enums are 1, numbers differ from each other. */
function sample({ type, internalType }: AbiParameter, at: number): unknown {
  if (internalType?.startsWith('enum')) return 1;
  if (type === 'address') return address;
  if (type === 'bytes32') return id;
  if (type === 'string') return 'a text';
  if (type === 'bytes4') return '0x8456cb59';
  return type === 'uint256' || type === 'uint40' || type === 'uint64' ? (type === 'uint40' ? 1_800_000_000 : 1_800_000_000n) : 41 + at;
}

describe('contractError', () => {
  it('has a counterpart for every custom error of the ABI, and for nothing else', () => {
    expect(Object.keys(refusals).sort()).toEqual(inAbi.map((item) => item.name).sort());
  });

  it.each(inAbi.map((item) => [item.name, item] as const))('turns %s into a typed error that carries its values', (name, item) => {
    const args = item.inputs.map(sample);
    const error = contractError(encodeErrorResult({ abi, errorName: name, args }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ errorName: name, code: codeOf(name as ContractErrorName), name: `${name}Error`, args });
    expect(error.message).not.toMatch(/undefined|NaN|\[object|number 1\b/);
    expect(error.message).toMatch(/^[A-Z0-9].*\.$/);
    expect(error.fix).toMatch(/^[A-Z].*\.$/);
    for (const [i, input] of item.inputs.entries()) {
      if (input.type === 'address') expect(error.message).toContain(address);
      else if (input.type === 'bytes32') expect(error.message).toContain(id.slice(0, 10));
      else if (/^uint(8|32)$/.test(input.type) && !input.internalType?.startsWith('enum') && input.name !== 'seats')
        expect(error.message).toContain(String(41 + i));
    }
  });

  it('gives each its own code', () => {
    const codes = Object.keys(refusals).map((name) => codeOf(name as ContractErrorName));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codeOf('NotASuccessor')).toBe('not-a-successor');
  });

  it('says the versions of a stale proposal, and the words of an enum', () => {
    expect(contractError(encodeErrorResult({ abi: registryAbi, errorName: 'StaleBase', args: [3, 5] })).message).toBe(
      'The entry is at version 5; this was written for version 3.',
    );
    expect(contractError(encodeErrorResult({ abi: registryAbi, errorName: 'ActionNotAllowed', args: [1, 2] })).message).toBe(
      'To update an entry is not possible while its status is retired.',
    );
    expect(contractError(encodeErrorResult({ abi: registryAbi, errorName: 'ProposalExpired', args: [id, 1_800_000_000] })).message).toBe(
      'Proposal 0xc1c1c1c1… could be judged until 2027-01-15 08:00 UTC.',
    );
  });

  it('waits only where waiting helps', () => {
    const waiting = Object.entries(refusals)
      .filter(([, entry]) => entry.family === 'retry')
      .map(([name]) => name);
    expect(waiting).toEqual(['AccessManagedRequiredDelay', 'RegistryPaused', 'SeatResting', 'AccessManagerNotReady']);
  });

  it.each([
    ['nothing', '0x', 'no reason'],
    ['a selector of another contract', '0xdeadbeef', '0xdeadbeef'],
    ['the selector of StaleBase with half its values', half, half],
    ['Error(string)', `0x08c379a0${encodeAbiParameters([{ type: 'string' }], ['too low']).slice(2)}`, 'too low'],
    ['Panic(uint256)', `0x4e487b71${encodeAbiParameters([{ type: 'uint256' }], [17n]).slice(2)}`, '17'],
  ])('gives up on %s and shows it', (_, data, shown) => {
    const error = contractError(data as Hex);
    expect(error).toBeInstanceOf(UnknownRevertError);
    expect(error).toMatchObject({ code: 'unknown-revert', family: 'fatal', name: 'UnknownRevertError' });
    expect(error.message).toContain(shown);
  });
});
