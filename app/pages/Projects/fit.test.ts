import { expect, it } from 'vitest';
import { difference, fitWords, inLine, linesOf, unbroken } from './fit.ts';

it('leaves a text that fits as it is', () => {
  expect(fitWords('signed, not repeatable', 80, 2, 12)).toBe('signed, not repeatable');
});

it('cuts between words, and says that it cut', () => {
  expect(fitWords('18 decimals, wrapped as ERC-20', 70, 2, 12)).toBe('18 decimals, wrapped…');
});

it('never ends on a word that leans on the next', () => {
  expect(fitWords('native to the chain of chains', 60, 1, 12)).toBe('native…');
  expect(fitWords('bridged to the Fluence chain', 70, 2, 12)).toBe('bridged to the Fluence…');
});

it('leaves room for what stands behind', () => {
  expect(fitWords('Beacon owner, one call', 82, 2, 13, 14)).toBe('Beacon owner, one call');
  expect(fitWords('Beacon owner, one callee', 82, 2, 13, 40)).toBe('Beacon owner, one…');
});

it('counts the lines that a text takes', () => {
  expect(linesOf('Beacon owner, one call', 82, 13)).toEqual(['Beacon owner,', 'one call']);
});

it('keeps names with a digit in one piece, and readable', () => {
  expect(unbroken('AI, ERC-20')).toBe('AI, ERC-\u206020');
  expect(unbroken('re-execution')).toBe('re-execution');
});

it('keeps a word that is wider than its room', () => {
  expect(fitWords('reproducibility', 20, 1, 12)).toBe('reproducibility');
});

it('says of a second value what differs from the first', () => {
  expect(difference('DAO timelock, 3.6 hours', 'DAO timelock, 2 days')).toBe('2 days');
  expect(difference('No slashing', 'Part of the stake')).toBe('Part of the stake');
  expect(difference('open', 'open')).toBe('open');
});

it('sets a category inside a line without touching names', () => {
  expect(inLine('Video and AI inference network')).toBe('video and AI inference network');
  expect(inLine('AI agents')).toBe('AI agents');
});
