import { DemlError } from '../registry/errors/DemlError.ts';

/** The exit statuses of every command (docs/reference/cli.md). A test holds the page to this list. */
export const exits = { ok: 0, wrongUse: 1, nothingFound: 2, distrust: 3, notReachable: 4, fault: 5 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

const nothingFound = new Set(['not-found']);

/** The exit status of an error: by its family, and by what a collected failure consists of. */
export function exitOf(error: unknown): Exit {
  if (!(error instanceof DemlError)) return exits.fault;
  if (nothingFound.has(error.code)) return exits.nothingFound;
  if (isDistrust(error)) return exits.distrust;
  return { retry: exits.notReachable, input: exits.wrongUse, content: exits.distrust, fatal: exits.fault }[error.family];
}

/** Bytes or answers that are not what the chain says; also where every gateway failed and one of them by a lie. */
export function isDistrust(error: unknown): boolean {
  if (!(error instanceof DemlError)) return false;
  const failures = 'failures' in error && Array.isArray(error.failures) ? (error.failures as unknown[]) : [];
  return error.family === 'content' || error.code === 'broken-history' || failures.some(isDistrust);
}
