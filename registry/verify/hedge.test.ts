import { expect, it, vi } from 'vitest';
import { AllFailed, type Attempt, hedge } from './hedge.ts';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** An attempt that ends after `ms`, or when it is aborted; `log` says what happened to it. */
const after =
  <T>(ms: number, result: T | Error, log: string[] = [], name = ''): Attempt<T> =>
  (signal) => {
    log.push(`${name} starts`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => (result instanceof Error ? reject(result) : resolve(result)), ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        log.push(`${name} stopped`);
        reject(signal.reason);
      });
    });
  };

it('asks the first alone when it is fast enough', async () => {
  const log: string[] = [];
  expect(await hedge([after(1, 'a', log, 'a'), after(1, 'b', log, 'b')], { delayMs: 200 })).toBe('a');
  await sleep(250);
  expect(log).toEqual(['a starts', 'a stopped']);
});

it('asks the next after the delay, in order, and stops the losers', async () => {
  const log: string[] = [];
  const started = performance.now();
  expect(
    await hedge([after(2_000, 'a', log, 'a'), after(2_000, 'b', log, 'b'), after(5, 'c', log, 'c'), after(5, 'd', log, 'd')], {
      delayMs: 50,
    }),
  ).toBe('c');
  expect(performance.now() - started).toBeGreaterThanOrEqual(98);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(log).toEqual(['a starts', 'b starts', 'c starts', 'a stopped', 'b stopped', 'c stopped']);
});

it('asks the next at once when one fails', async () => {
  const started = performance.now();
  expect(await hedge([after<string>(1, new Error('no')), after(1, 'b')], { delayMs: 5_000 })).toBe('b');
  expect(performance.now() - started).toBeLessThan(1_000);
});

it('lets a slow first one win when it is faster than the second', async () => {
  expect(await hedge([after(80, 'a'), after(2_000, 'b')], { delayMs: 20 })).toBe('a');
});

it('puts the next off for as long as data arrives', async () => {
  const second = vi.fn(after(1, 'b'));
  const first: Attempt<string> = async (_, progress) => {
    for (let i = 0; i < 10; i++) {
      await sleep(30);
      progress();
    }
    return 'a';
  };
  expect(await hedge([first, second], { delayMs: 150 })).toBe('a');
  expect(second).not.toHaveBeenCalled();
});

it('starts nothing after the race is won: not by a loser that fails, nor by one that reports progress', async () => {
  const later = vi.fn(after(1, 'later'));
  const loser: Attempt<string> = (signal, progress) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        progress();
        setTimeout(progress, 5);
        setTimeout(() => reject(new Error('late')), 10);
      });
    });
  expect(await hedge([loser, after(1, 'b'), later], { delayMs: 10 })).toBe('b');
  await sleep(80);
  expect(later).not.toHaveBeenCalled();
});

it('sets no timer after the race is won', async () => {
  let late = () => {};
  const loser: Attempt<string> = (_, progress) => {
    late = progress;
    return new Promise(() => {});
  };
  expect(await hedge([loser, after(1, 'b')], { delayMs: 10 })).toBe('b');
  const timers = vi.spyOn(globalThis, 'setTimeout');
  late();
  expect(timers).not.toHaveBeenCalled();
  timers.mockRestore();
});

it('fails with the failure of every attempt, in the order of their ends', async () => {
  const error = await hedge([after(60, new Error('slow')), after(1, new Error('fast'))], { delayMs: 10 }).catch((one) => one);
  expect(error).toBeInstanceOf(AllFailed);
  expect(error.failures.map((one: Error) => one.message)).toEqual(['fast', 'slow']);
});

it('fails at once without attempts', async () => {
  await expect(hedge([], { delayMs: 10 })).rejects.toThrow('all 0 attempts failed');
});

it('ends with the reason of the caller who aborts, and stops what runs', async () => {
  const log: string[] = [];
  const caller = new AbortController();
  const running = hedge([after(5_000, 'a', log, 'a'), after(5_000, 'b', log, 'b')], { delayMs: 5_000, signal: caller.signal });
  caller.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  expect(log).toEqual(['a starts', 'a stopped']);
  const never = vi.fn(after(1, 'a'));
  await expect(hedge([never], { delayMs: 1, signal: caller.signal })).rejects.toThrow('enough');
  expect(never).not.toHaveBeenCalled();
});

it('leaves no listener on the signal of the caller', async () => {
  const caller = new AbortController();
  const add = vi.spyOn(caller.signal, 'addEventListener');
  for (let i = 0; i < 20; i++) await hedge([after(0, i)], { delayMs: 10, signal: caller.signal });
  expect(add).not.toHaveBeenCalled();
});
