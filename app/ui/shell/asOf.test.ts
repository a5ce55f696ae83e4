import { expect, it } from 'vitest';
import { BadMomentError, BrokenHistoryError } from '../../../registry/errors/past.ts';
import type { RegisterState } from '../../state/register.ts';
import { asOfWords } from './asOfWords.ts';

const firstPage = { blockNumber: 1234n, timestamp: 0, projects: [], projectCount: 0, metrics: [], pages: [], periods: [], newest: [] };
const read: Parameters<typeof asOfWords>[0] = {
  phase: 'ready',
  error: null,
  at: '1234',
  past: { now: 2000n, heads: [], later: 3, opinions: ['agrees', 'keeps no state'] },
  firstPage,
  rpcs: [],
  counts: { entries: 8, verified: 8, refused: 0, coming: 0, waiting: 0 },
};
const past = (opinions: NonNullable<RegisterState['past']>['opinions'], later = 0) => ({ now: 2000n, heads: [], later, opinions });

it('names the block and what stands behind it', () => {
  expect(asOfWords(read)).toEqual({
    mark: 'ghost',
    word: `As of block ${(1234).toLocaleString()}`,
    matches: '8 of 8 entries match the digests of then',
    proof: 'each history leads to today’s head; 1 RPC keeps that state and agrees',
    later: '3 revisions since',
  });
  expect(asOfWords({ ...read, past: past(['agrees', 'agrees']) }).proof).toContain('2 RPCs keep that state and agree');
  expect(asOfWords({ ...read, past: past(['keeps no state'], 1) })).toMatchObject({ later: '1 revision since' });
  expect(asOfWords({ ...read, past: past(['keeps no state']) }).proof).toContain('no RPC keeps that state');
});

it('is out of register where an RPC says otherwise, of then or of now', () => {
  expect(asOfWords({ ...read, past: past(['agrees', 'disagrees']) })).toMatchObject({ mark: 'red', word: 'Out of register' });
  expect(asOfWords({ ...read, rpcs: [{ url: 'a', state: 'disagrees', detail: null }] })).toMatchObject({ mark: 'red' });
  expect(asOfWords({ ...read, counts: { entries: 8, verified: 7, refused: 1, coming: 0, waiting: 0 } })).toMatchObject({
    mark: 'red',
    word: '1 not shown',
  });
});

it('says that there is no such moment, and when the history is broken', () => {
  const failed = { ...read, phase: 'failed' as const, past: null, firstPage: null };
  expect(asOfWords({ ...failed, error: new BadMomentError('No.') })).toMatchObject({ mark: 'red', word: 'No such moment', matches: 'No.' });
  expect(asOfWords({ ...failed, error: new BrokenHistoryError('note a', 'b') })).toMatchObject({ word: 'Not read' });
  expect(asOfWords({ ...read, phase: 'loading', past: null, firstPage: null })).toMatchObject({ mark: 'ghost', word: 'As of 1234' });
});
