import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../registry/schema/index.ts';
import { document, file, fill, find, headOf, index, keys, open, three } from './testIndex.ts';

describe('revisions before the heads', () => {
  const step = (version: number, summary: string) => document({ ...three[0], summary }, version);
  /** Puts a third version, and then whatever the index asks for. */
  function revise(): void {
    index.setHeads('note', 202_611, [headOf('toploc', 3)]);
    expect(index.put([step(3, 'Inference by proofs.')])).toMatchObject([{ version: 2, digest: headOf('toploc', 2).digest }]);
    expect(index.put([{ ...step(2, 'Inference by hashes.'), revision: { ...headOf('toploc', 2), approvedAt: null } }])).toHaveLength(1);
    index.put([{ ...step(1, 'Training by hashes.'), revision: { ...headOf('toploc', 1), approvedAt: null } }]);
  }

  test('are found only where they are asked for, with their version', () => {
    revise();
    expect(find({ q: 'hashes' })).toMatchObject({ total: 0, hits: [] });
    expect(
      find({ q: 'hashes', versions: 'earlier' })
        .hits.map(({ version, approvedAt }) => [version, approvedAt])
        .sort(),
    ).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(find({ q: 'proofs', versions: 'earlier' }).total).toBe(0);
    expect(find({ q: 'training', versions: 'earlier' }).hits).toMatchObject([{ version: 1, digest: headOf('toploc', 1).digest }]);
  });

  test('weigh nothing among the heads: words that only they have are read as similar ones', () => {
    revise();
    expect(find({ q: 'trainng' })).toMatchObject({ match: 'exact', total: 0 });
    expect(find({ q: 'trainng', versions: 'earlier' })).toMatchObject({ match: 'near', total: 1 });
  });

  test('go with a head that goes back, and are those of a fresh index', () => {
    index.setHeads('note', 202_611, [headOf('toploc', 1)]);
    index.put([step(1, 'Training by hashes.')]);
    const before = [index.dump(), index.report()];
    revise();
    expect(index.report()).toMatchObject({ heads: 1, waiting: 0, earlier: { revisions: 2, items: 2, waiting: 0 } });
    index.setHeads('note', 202_611, [headOf('toploc', 1)]);
    index.put([step(1, 'Training by hashes.')]);
    expect([index.dump(), index.report()]).toEqual(before);
  });

  test('wait for their documents over a restart', () => {
    index.setHeads('note', 202_611, [headOf('toploc', 2)]);
    index.put([step(2, 'Inference by hashes.')]);
    index.db.close();
    open();
    expect(index.setHeads('note', 202_611, [headOf('toploc', 2)])).toMatchObject([{ version: 1, approvedAt: null }]);
  });
});

describe('heads', () => {
  test('wait for their documents, which come in any order, and once', () => {
    expect(
      index.setHeads(
        'note',
        202_611,
        three.map(({ slug }) => headOf(slug as string)),
      ),
    ).toHaveLength(3);
    expect(find({})).toMatchObject({ total: 0, waiting: 3 });
    const [first, second, third] = three.map((one) => document(one)) as [
      ReturnType<typeof document>,
      ReturnType<typeof document>,
      ReturnType<typeof document>,
    ];
    index.put([third, first]);
    index.put([first, { ...second, items: [] }]);
    expect(find({})).toMatchObject({ total: 2, waiting: 0 });
  });

  test('that moved on take their items along, and a document of a head that was is passed over', () => {
    fill(...three);
    index.setHeads('note', 202_611, [headOf('toploc', 2), headOf('rollup')]);
    expect(keys({})).toEqual(['rollup']);
    index.put([document(three[0] as Partial<Note>, 1)]);
    expect(keys({ q: 'toploc' })).toEqual([]);
    index.put([document({ ...three[0], summary: 'Rewritten.' }, 2)]);
    expect(keys({ q: 'rewritten' })).toEqual(['toploc']);
    expect(keys({ q: 'verifiable' })).toEqual([]);
    expect(find({ q: 'rewritten' }).hits[0]).toMatchObject({ version: 2, digest: headOf('toploc', 2).digest });
  });

  test('that go back leave the index as if they had never come', () => {
    fill(...three);
    const [state, dump] = [index.heads.state(), index.dump()];
    index.setHeads('note', 202_611, [headOf('toploc', 2), headOf('other')]);
    index.put([document({ ...three[0], summary: 'Brandnew words.' }, 2), document({ slug: 'other' })]);
    expect(index.heads.state()).not.toBe(state);
    index.setHeads(
      'note',
      202_611,
      three.map(({ slug }) => headOf(slug as string)),
    );
    index.put(three.map((one) => document(one)));
    expect(index.heads.state()).toBe(state);
    expect(index.dump()).toEqual(dump);
    expect(find({ q: 'brandnwe' })).toMatchObject({ total: 0, match: 'exact' });
  });

  test('retired keep their items, and say so', () => {
    fill(...three);
    index.setHeads('note', 202_611, [{ ...headOf('toploc'), retired: true }]);
    expect(find({}).hits).toMatchObject([{ key: 'toploc', retired: true }]);
  });
});

describe('the file', () => {
  test('opened again answers the same', () => {
    fill(...three);
    const before = [index.dump(), index.heads.state(), find({ q: 'hashes' }), find({ q: 'optimsitic' }), find({ tag: ['blockchain'] })];
    index.db.close();
    open();
    expect([index.dump(), index.heads.state(), find({ q: 'hashes' }), find({ q: 'optimsitic' }), find({ tag: ['blockchain'] })]).toEqual(
      before,
    );
  });

  test('of another registry, or damaged, is begun anew', () => {
    fill(...three);
    index.db.close();
    open(`0x${'22'.repeat(20)}`);
    expect(index.report()).toMatchObject({ heads: 0, items: 0 });
    fill(...three);
    index.db.close();
    writeFileSync(file, 'no database, and long enough to be taken for one '.repeat(100));
    open();
    expect(index.report()).toMatchObject({ heads: 0, items: 0 });
  });

  test('is not changed by half', () => {
    fill(three[0] as Partial<Note>);
    const heads = [headOf('toploc'), headOf('rollup'), headOf('grants')];
    index.setHeads('note', 202_611, heads);
    const before = [index.dump(), index.report(), find({})];
    const [, good, other] = three.map((one) => document(one)) as [unknown, ReturnType<typeof document>, ReturnType<typeof document>];
    const broken = { ...other, items: [{ ...other.items[0], texts: null }] as never };
    expect(() => index.put([good, broken])).toThrow(TypeError);
    expect([index.dump(), index.report(), find({})]).toEqual(before);
    index.put([good, other]);
    expect(find({}).total).toBe(3);
  });
});
