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
