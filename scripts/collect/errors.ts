import { DemlError } from '../../registry/errors/index.ts';

/** An endpoint that a recipe asks did not answer, not in time, or only with a refusal. */
export class UnreachableError extends DemlError {
  constructor(where: string, why: string, cause?: unknown) {
    super(`${where}: ${why}.`, {
      code: 'collect-unreachable',
      family: 'retry',
      fix: 'Run it again later, or name another address of the same service with --endpoint.',
      cause,
    });
  }
}

/** An answer that is not what the recipe expects, so that no figure can be taken from it. */
export class UnexpectedAnswerError extends DemlError {
  constructor(where: string, why: string, cause?: unknown) {
    super(`${where}: ${why}.`, {
      code: 'unexpected-answer',
      family: 'content',
      fix: 'Compare the kept answer with the documentation of the service, then correct the recipe in content/collectors.',
      cause,
    });
  }
}

/** A figure outside of what the recipe calls plausible. */
export class ImplausibleError extends DemlError {
  constructor(recipe: string, value: number, [least, most]: readonly [number, number]) {
    super(`${recipe} reads ${value}, which is not between ${least} and ${most}.`, {
      code: 'implausible',
      family: 'content',
      fix: 'Look at the kept answer. If the figure is right, widen the range of the recipe and say why in the change.',
    });
  }
}

/** A block that was replaced while a recipe was reading. */
export class ReplacedBlockError extends DemlError {
  constructor(where: string, block: bigint) {
    super(`${where}: block ${block} was replaced while it was read.`, {
      code: 'replaced-block',
      family: 'retry',
      fix: 'Run it again; the chain settles on one block within minutes.',
    });
  }
}

/** A recipe that lacks something of whoever runs it: an address, a key, the right chain. */
export class NotReadyError extends DemlError {
  constructor(what: string, fix: string) {
    super(`${what}.`, { code: 'collect-not-ready', family: 'input', fix });
  }
}
