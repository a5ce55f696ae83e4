/** Runs one task after the other: what writes blocks, pins or expiries must not interleave with the sweep. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of its own. A task that fails does not stop the next. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => {}); // the caller of that task has the error
    return next;
  };
}

/** A task that runs when it is asked for, never twice at once, and once more when it was asked for meanwhile. */
export function createOneAtATime(task: () => Promise<void> | undefined, onError: (error: unknown) => void) {
  let again = false;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (again) {
      again = false;
      try {
        await task();
      } catch (error) {
        onError(error);
      }
    }
    running = undefined;
  }
  const ask = (): void => {
    again = true;
    running ??= run();
  };
  /** Resolves when nothing runs. */
  ask.done = async (): Promise<void> => running;
  return ask;
}
