import { describe, expect, it } from 'vitest';
import type { Entry } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import { BrokenHistoryError } from '../errors/past.ts';
import type { ChangeKind } from '../schema/index.ts';
import { claim, metric, profile } from '../testDocuments.ts';
import { checkRevisions, clocksIn, conflictsIn, historyOf, ofTheWorld, type Revision, revisionAt } from './index.ts';
import type { EntryDocument, History, Line } from './types.ts';

const digest = (n: number): Digest => `0x${n.toString(16).padStart(64, '0')}` as Digest;

/** Revision n, approved in block 10 n, n hours after the beginning of 1970. */
const revision = (n: number): Revision => ({
  version: n,
  digest: digest(n),
  parent: n === 1 ? null : digest(n - 1),
  status: 'active',
  proposal: digest(100 + n),
  proposer: '0x01',
  approvers: ['0x02'],
  approvedAt: n * 3600,
  blockNumber: BigInt(10 * n),
  transaction: digest(200 + n),
});

/** A history of documents, each with the kind of change that it says of itself. */
const told = (kind: 'project' | 'metric', ...documents: [ChangeKind, EntryDocument][]): History =>
  historyOf(
    kind,
    documents.map(([change, document], i) => ({
      revision: revision(i + 1),
      document: { ...document, change: { kind: change, summary: 'Why.' } },
    })),
  );
const line = ({ lines }: Pick<History, 'lines'>, name: string): Line => lines.find((one) => one.name === name) as Line;
const versions = ({ values }: Line): number[] => values.map(({ step }) => step.to.revision.version);

describe('the values of a claim', () => {
  const workers = (value: number, part: object = {}) => {
    const one = profile();
    return { ...one, claims: one.claims.map((each) => (each.field === 'metrics.workers' ? { ...each, value, ...part } : each)) };
  };

  it('are those of the revisions that changed it, with what moved and two of its clocks', () => {
    const history = told(
      'project',
      ['new', workers(1)],
      ['method', { ...workers(1), sentence: 'Another sentence.' }],
      ['world', workers(2, { asOf: '2026-05', retrievedAt: '2026-05-02' })],
      ['correction', workers(3, { asOf: '2026-05', retrievedAt: '2026-05-03' })],
    );
    const one = line(history, 'metrics-workers');
    expect(versions(one)).toEqual([1, 3, 4]);
    expect(one.values.map(({ kind, change }) => [kind, change])).toEqual([
      ['new', 'added'],
      ['world', 'changed'],
      ['correction', 'changed'],
    ]);
    expect(one.values.map(({ after }) => clocksIn(after))).toEqual([
      { held: '2026-03-14', read: '2026-08-01' },
      { held: '2026-05', read: '2026-05-02' },
      { held: '2026-05', read: '2026-05-03' },
    ]);
    expect(versions(line(ofTheWorld(history), 'metrics-workers'))).toEqual([3]);
  });

  it('tell when it went for an absence, and when it came back', () => {
    const history = told('project', ['new', profile([])], ['world', profile(['pricing.model'])], ['correction', profile([])]);
    const [one, gap] = [line(history, 'pricing-model'), history.lines.find(({ subject }) => subject === 'absence') as Line];
    expect(one.values.map(({ change, instead }) => [change, instead])).toEqual([
      ['added', undefined],
      ['removed', [gap.name]],
      ['added', [gap.name]],
    ]);
    expect(gap.values.map(({ change, instead }) => [change, instead])).toEqual([
      ['added', ['pricing-model']],
      ['removed', ['pricing-model']],
    ]);
  });

  it('tell when a conflict came and went', () => {
    const other = claim('metrics.workers', { id: 'other', headline: undefined, conflictsWith: ['metrics-workers'] });
    const disputed = workers(1, { conflictsWith: ['other'] });
    const history = told(
      'project',
      ['new', workers(1)],
      ['world', { ...disputed, claims: [...disputed.claims, other] }],
      ['correction', workers(1)],
    );
    expect(line(history, 'metrics-workers').values.map(conflictsIn)).toEqual([
      { came: [], went: [] },
      { came: ['other'], went: [] },
      { came: [], went: ['other'] },
    ]);
  });
});

it('a dated reading that is changed is a correction, whatever its revision says; one that is added came with the world', () => {
  const [first, second] = metric().readings as [object, object];
  const one = metric({ readings: [first] as never });
  const history = told('metric', ['new', one], ['world', metric({ readings: [{ ...first, value: 7 }, second] as never })]);
  expect(line(history, 'workers-0').values.map(({ kind }) => kind)).toEqual(['new', 'correction']);
  expect(line(history, 'workers-1').values.map(({ kind }) => kind)).toEqual(['world']);
  expect(versions(line(ofTheWorld(history), 'workers-0'))).toEqual([]);
});

describe('revisions', () => {
  const three = [revision(3), revision(2), revision(1)];
  const head = (n: number): Entry => ({
    kind: 'note',
    period: 202611,
    key: 'x',
    digest: digest(n),
    version: n,
    approvedAt: n * 3600,
    status: 'active',
    disputes: 0,
  });

  it('are found by block and by time', () => {
    expect(revisionAt(three, { block: 9n })).toBeNull();
    expect(revisionAt(three, { block: 20n })?.version).toBe(2);
    expect(revisionAt(three, { block: 29n })?.version).toBe(2);
    expect(revisionAt(three, { from: 0, until: 3 * 3600 })?.version).toBe(3);
  });

  it('are believed where they lead to the head of now or of then', () => {
    expect(() => checkRevisions(three, head(3))).not.toThrow();
    expect(() => checkRevisions(three, head(2))).not.toThrow();
  });

  it.each([
    ['one is left out', three.filter(({ version }) => version !== 2)],
    ['the last is left out', three.slice(1)],
    ['none is told', []],
    ['a digest is altered', three.map((one) => (one.version === 2 ? { ...one, digest: digest(9) } : one))],
    ['the newest digest is altered', three.map((one) => (one.version === 3 ? { ...one, digest: digest(9) } : one))],
    ['the time of the head is altered', three.map((one) => (one.version === 3 ? { ...one, approvedAt: 1 } : one))],
  ])('are refused where %s', (_, revisions) => {
    expect(() => checkRevisions(revisions, head(3))).toThrow(BrokenHistoryError);
  });
});
