import { DemlError } from '../registry/errors/index.ts';

/** Something that went wrong while nobody was waiting for an answer. */
export interface JournalEntry {
  at: string;
  where: string;
  code: string;
  message: string;
}

/** The last errors, for `GET /status` and the log. */
export interface Journal {
  record(where: string, error: unknown): void;
  recent(): readonly JournalEntry[];
}

/** A journal of the last 20 errors; `log` gets one line for each, repeats of the newest excepted. */
export function createJournal(log: (line: string) => void = () => {}): Journal {
  const entries: JournalEntry[] = [];
  return {
    record(where, error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof DemlError ? error.code : error instanceof Error ? error.name : 'unknown';
      const newest = entries.at(-1);
      const repeated = newest?.where === where && newest.message === message;
      if (repeated) entries.pop();
      else log(`gateway: ${where} failed: ${message} (${code})`);
      entries.push({ at: new Date().toISOString(), where, code, message });
      if (entries.length > 20) entries.shift();
    },
    recent: () => [...entries],
  };
}
