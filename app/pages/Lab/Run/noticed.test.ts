import { describe, expect, it } from 'vitest';
import { another, defaultRun, type RunState } from './address.ts';
import { disputeOf } from './dispute.ts';
import { checkerNames, saidOf, whyOf } from './noticed.ts';
import { runOf } from './runOf.ts';

const blind = ['acceptance', 'outvoted', 'auditNotDrawn', 'unwatched'];

function told(state: Partial<RunState>) {
  const run = runOf({ ...defaultRun, ...state });
  const dispute = disputeOf(run);
  const said = saidOf(run, dispute);
  return { run, dispute, said, valid: checkerNames.filter((name) => said[name] === 'valid') };
}

describe('who notices', () => {
  it('an honest run: nobody objects', () => {
    const { valid, dispute, run } = told({ change: { kind: 'none' } });
    expect(valid).toEqual(checkerNames);
    expect(dispute).toEqual({ moves: [], proof: null, verdict: 'valid' });
    expect(run.digest).toBe(run.own.digest);
  });

  it('the changed entry of the first view: whoever looks, though the answer stays', () => {
    const { run, valid, dispute } = told({});
    expect(run.claimedAnswer).toBe(run.answer);
    expect(run.differ.slice(0, 3)).toEqual([0, 1, 1]);
    expect(valid).toEqual(blind);
    expect(dispute).toMatchObject({ moves: [], verdict: 'invalid', proof: run.entry });
  });

  it.each([1, 2, 3, 4, 5])('a changed entry of layer %i, rounded the other way, no number, or withheld', (layer) => {
    const entry = { layer, i: 0, j: 0 };
    for (const change of [another, { ...another, byte: 0x7f }, { ...another, withheld: true }, { kind: 'rounding' }] as const)
      expect(told({ entry, change }).valid, `${layer} ${JSON.stringify(change)}`).toEqual(blind);
  });

  it('withheld rows are forced out: two answers of nodes and one of a row in a layer of 36, one of a row in a layer of one', () => {
    const withheld = { ...another, withheld: true };
    expect(told({ change: withheld }).dispute.moves).toMatchObject([
      { does: 'reveal', nodes: 16, picked: 3 },
      { does: 'reveal', nodes: 4, picked: 2 },
      { does: 'row', index: 14, bytes: 8 },
    ]);
    expect(told({ entry: { layer: 5, i: 0, j: 3 }, change: withheld }).dispute.moves).toMatchObject([{ does: 'row', index: 0, bytes: 10 }]);
  });

  it('a false sum behind right bytes: only those who are shown sums', () => {
    const { said } = told({ change: { kind: 'sum' } });
    expect(checkerNames.filter((name) => said[name] !== 'valid')).toEqual(['freivalds', 'bilinear']);
  });

  it('any bytes: only who does not look', () => {
    expect(told({ change: { kind: 'any' } }).valid).toEqual(blind);
  });

  it('everybody says why, and says it of this lie', () => {
    for (const change of [another, { ...another, byte: 0x7f }, { kind: 'any' }, { kind: 'sum' }, { kind: 'none' }] as const) {
      const { run, dispute } = told({ change });
      const why = checkerNames.map((name) => whyOf(name, run, dispute));
      for (const sentence of why) expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(why.join(' ')).not.toMatch(/[{}]|undefined/);
    }
  });
});
