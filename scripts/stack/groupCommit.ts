/**
 * Runs `write` for all callers that wait, one run at a time. Who calls during a run is served by the next one, because
 * the present one may have looked before the call.
 */
export function groupCommit(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => {}) // its own callers have the error
      .then(() => {
        next = undefined;
        running = write();
        return running;
      });
    return next;
  };
}
