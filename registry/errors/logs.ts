import { DemlError } from './DemlError.ts';

/** An RPC gives fewer blocks, logs or bytes in one answer than were asked for. */
export class LogLimitError extends DemlError {
  /** The most blocks that the RPC says it searches at once; null where it does not say. */
  readonly blocks: number | null;
  constructor(endpoint: string, said: string, blocks: number | null, cause?: unknown) {
    super(`${endpoint} gives fewer logs at once: “${said.slice(0, 200)}”.`, {
      code: 'log-limit',
      family: 'retry',
      fix: 'Ask for fewer blocks at a time, or use another RPC.',
      cause,
    });
    this.blocks = blocks;
  }
}
