import { type Address, parseEther } from 'viem';
import { describe, expect, it } from 'vitest';
import { anyBytes } from './anyBytes.ts';
import { allOf } from './books.ts';
import { countsOf, Market } from './market.ts';
import recorded from './recording.json' with { type: 'json' };
import { type Recording, record, replay } from './recording.ts';

const recording = recorded as unknown as Recording;
const frames = replay(recording);
const market = new Market(recording.contracts, frames);
const { books, ledger } = market;
const nameOf = (account: Address) => Object.entries(recording.accounts).find(([, one]) => one === account)?.[0];

describe('the committed recording', () => {
  it('shows every end that a task can have', () => {
    expect(countsOf(market)).toEqual({ tasks: 10, funded: 0, submitted: 0, final: 5, slashed: 3, refunded: 2, games: 4, openGames: 0 });
    const events = frames.flatMap(({ events: all }) => all);
    const said = (name: string) => events.filter(({ eventName }) => eventName === name).length;
    expect([said('Contested'), said('Ruled'), said('Claimed'), said('Proved')]).toEqual([1, 1, 3, 0]);
    expect(events.filter((event) => event.eventName === 'Settled' && event.args.verified).length).toBe(3);
  });

  it('shows a lie proved at once, one forced out down to a row, an attack, and silence', () => {
    expect([...ledger.games.values()].map(({ turn, answers, row }) => [turn, answers, row !== undefined])).toEqual([
      ['worker lost', 0, false],
      ['worker lost', 3, true],
      ['challenger lost', 3, true],
      ['worker lost', 0, false],
    ]);
  });

  it('sends the same bytes to three families, which decide otherwise', () => {
    const sent = [...ledger.tasks.values()].filter(({ layerRoots }) => layerRoots.includes(anyBytes));
    expect(sent.map(({ family, stage }) => [family, stage])).toEqual([
      ['acceptance', 'final'],
      ['optimistic', 'slashed'],
      ['bilinear', 'refunded'],
    ]);
    expect(new Set(sent.map(({ quote }) => quote.specDigest)).size).toBe(1);
  });

  it('says who has gained and lost what, to the unit', () => {
    const gained = Object.fromEntries([...books.gains].map(([account, units]) => [nameOf(account), units]));
    expect(gained).toEqual({
      payer: parseEther('78'),
      watcher: parseEther('90'),
      'worker 1': parseEther('45'),
      'worker 2': 0n,
      cheat: parseEther('-293'),
      challenger: parseEther('-10'),
    });
  });

  it('keeps every unit: in each block all have what was given and minted less what was burned, and the contracts hold what they owe', () => {
    const walked = new Market(recording.contracts);
    for (const frame of frames) {
      walked.apply(frame);
      const purses = [...walked.books.purses.values()];
      const sumOf = (part: (purse: (typeof purses)[number]) => bigint) => purses.reduce((sum, purse) => sum + part(purse), 0n);
      const { condemned, supplied, burned, held } = walked.books;
      expect(sumOf(allOf) + condemned).toBe(supplied - burned);
      expect(held.escrow + held.game).toBe(sumOf(({ escrow, owed, staked }) => escrow + owed + staked) + condemned);
    }
  });

  it('mints in no epoch more than was burned in it', () => {
    expect(books.epochs.size).toBe(3);
    for (const { burned, minted, tasks } of books.epochs.values()) {
      expect(minted).toBeLessThanOrEqual(burned);
      expect(tasks).toBeGreaterThan(0);
    }
  });

  it('is written again as it is read', () => {
    const times = new Map(recording.blocks.map(([block, time]) => [BigInt(block), time]));
    const logs = frames.flatMap(({ events }) => events);
    const { words: _, blocks: __, ...where } = recording;
    const again = record(logs, (block) => times.get(block) ?? 0, where);
    expect(replay(again)).toEqual(frames);
    expect(again.words.length).toBeLessThanOrEqual(recording.words.length);
  });
});

describe('a market', () => {
  it('stops the clock of a task while a game is open, and knows whose turn ends when', () => {
    const at = frames.findIndex(({ events }) => events.some(({ eventName }) => eventName === 'Opened'));
    const before = new Market(recording.contracts, frames.slice(0, at));
    const during = new Market(recording.contracts, frames.slice(0, at + 1));
    const [task] = [...during.ledger.tasks.values()].slice(-1);
    const deadline = task && before.deadlines.get(task.id);
    expect(deadline?.until).toBeGreaterThan(frames[at]?.time ?? 0);
    expect(task && during.deadlines.get(task.id)).toEqual({ until: deadline?.until, paused: true });
    expect([...during.turns.values()]).toEqual([(frames[at]?.time ?? 0) + (task?.quote.turnSeconds ?? 0)]);
    expect(market.deadlines.size + market.turns.size).toBe(0);
  });
});
