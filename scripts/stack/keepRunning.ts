import { DemlError } from '../../registry/errors/index.ts';
import type { Child } from './children.ts';

/** How often a part may end by itself within a minute before it is given up. */
const MOST_ENDS = 3;

export interface KeepRunningOptions {
  name: string;
  /** Starts the part and resolves when it answers. */
  launch: () => Promise<Child>;
  onRestart: (why: string) => void;
  /** The part ends again and again, or does not start any more. */
  onFailure: (error: unknown) => void;
}

/** Starts a part, and starts it again whenever it ends by itself. Answers how to let it end. */
export async function keepRunning({ name, launch, onRestart, onFailure }: KeepRunningOptions): Promise<() => void> {
  let released = false;
  const ends: number[] = [];

  function watch(child: Child): void {
    if (child.ended()) void again(child);
    else child.process.once('exit', () => void again(child));
  }

  async function again(child: Child): Promise<void> {
    if (released) return;
    ends.push(Date.now());
    try {
      if (ends.filter((at) => at > Date.now() - 60_000).length > MOST_ENDS) throw endsAgain(name, child.lastWords());
      const next = await launch();
      if (released) return;
      onRestart(`ended (${child.lastWords().split('\n').at(-1)}) and was started again`);
      watch(next);
    } catch (error) {
      if (!released) onFailure(error);
    }
  }

  watch(await launch());
  return () => {
    released = true;
  };
}

const endsAgain = (name: string, lastWords: string): DemlError =>
  new DemlError(`The ${name} ended ${MOST_ENDS + 1} times within a minute: ${lastWords}.`, {
    code: 'part-ended',
    family: 'fatal',
    fix: 'Read its last words above; docs/runbooks/local-stack.md says what can be done for each part.',
  });
