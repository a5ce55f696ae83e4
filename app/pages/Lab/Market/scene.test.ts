import { describe, expect, it } from 'vitest';
import { Market } from '../../../../lab/process/market.ts';
import recorded from '../../../../lab/process/recording.json' with { type: 'json' };
import { type Recording, replay } from '../../../../lab/process/recording.ts';
import { descentOf } from './descentOf.ts';
import { blockFrom, endOf, movedBy, type Source, sceneAt, short, standingOf, taskAt } from './scene.ts';
import { sentenceOf } from './words.ts';

const recording = recorded as unknown as Recording;
const source: Source = { ...recording, frames: replay(recording), isRecorded: true };
const whole = new Market(source.contracts, source.frames);
const end = sceneAt(source, whole, undefined);
const tasks = [...whole.ledger.tasks.values()];

describe('a scene', () => {
  it('begins before anything was funded, and ends with the newest block', () => {
    const first = sceneAt(source, whole, 0n);
    expect([first.step, first.now.ledger.tasks.size]).toEqual([0, 0]);
    expect(sceneAt(source, whole, first.steps[1]?.block).now.ledger.tasks.size).toBe(1);
    expect([end.step, end.now]).toEqual([end.steps.length - 1, whole]);
  });

  it('shows a block without events as the one before it', () => {
    const gap = end.steps.findIndex(({ block }, n) => n > 0 && (end.steps[n + 1]?.block ?? 0n) > block + 1n);
    expect(gap).toBeGreaterThan(0);
    expect(sceneAt(source, whole, (end.steps[gap]?.block ?? 0n) + 1n).step).toBe(gap);
  });

  it('takes what is no block for the newest', () => {
    expect([undefined, '', '-3', '7e2', 'x', '57'].map(blockFrom)).toEqual([undefined, undefined, undefined, undefined, undefined, 57n]);
  });

  it('looks at the task that is named, or at the one to which something happened last', () => {
    expect(taskAt(end, short(tasks[1]?.id ?? ''))).toBe(tasks[1]);
    const live = { ...end, source: { ...source, isRecorded: false } };
    expect(taskAt(live, undefined)).toBe(tasks.at(-1));
    expect(taskAt(live, 'ffffffffff')).toBe(tasks.at(-1));
    // Of the whole recording: the one with the attack on a right result, which is the longest to tell.
    expect(taskAt(end, undefined)).toBe(tasks[6]);
  });
});

it('tells apart how tasks have ended', () => {
  expect(tasks.map((task) => standingOf(task, whole))).toEqual([
    ...['slashed', 'verified', 'ruled', 'slashed', 'verified', 'refunded', 'verified'],
    ...['accepted', 'slashed', 'refunded'],
  ]);
});

it('says of each end who has what by it, and what nobody has any more: nothing comes from nowhere', () => {
  for (const task of tasks) {
    const ended = endOf(task, whole.stories);
    if (!ended) throw new Error(`Task ${task.id} has not ended.`);
    const { of, lost } = movedBy(task, ended);
    expect(of.reduce((sum, { amount }) => sum + amount, lost)).toBe(0n);
  }
});

it('reads a game as a descent: nodes, the picked one, the row, the proof', () => {
  const shapes = tasks.flatMap((task) =>
    whole.ledger.gamesOf(task.id).map((game) => {
      const { operand, levels, row, isProved } = descentOf(game, whole.stories.get(task.id) ?? []);
      return {
        operand,
        levels: levels.map(({ nodes }) => nodes),
        picked: levels.every(({ picked }) => picked !== undefined),
        row: row?.index,
        isProved,
      };
    }),
  );
  expect(shapes).toEqual([
    { operand: undefined, levels: [], picked: true, row: undefined, isProved: true },
    { operand: 2, levels: [16, 4], picked: true, row: 30, isProved: true },
    { operand: 1, levels: [16, 4], picked: true, row: 0, isProved: false },
    { operand: 1, levels: [], picked: true, row: undefined, isProved: false },
  ]);
});

it('has a sentence for every event of a task but those that another says', () => {
  const silent = new Set<string>();
  for (const frame of end.steps)
    for (const event of frame.events) if (sentenceOf(event, frame, whole, source) === null) silent.add(event.eventName);
  expect([...silent].sort()).toEqual(['Credited', 'Disputed', 'GameEnded', 'Transfer', 'Worked']);
});
