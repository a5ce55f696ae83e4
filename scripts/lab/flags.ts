import { DemlError } from '../../registry/errors/index.ts';

/** A flag of a command with a value that it does not take. */
export class BadFlagError extends DemlError {
  constructor(flag: string, value: string | undefined, allowed: string) {
    super(`--${flag} is ${value === undefined ? 'missing' : `"${value}"`}.`, {
      code: 'bad-flag',
      family: 'input',
      fix: `Give ${allowed}.`,
    });
  }
}

/** A whole number. */
export function wholeOf(flag: string, value: string | undefined, without: number, most: number): number {
  const number = value === undefined ? without : Number(value);
  if (value !== '' && Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new BadFlagError(flag, value, `a whole number from 0 to ${most}`);
}

/** One of a list. */
export function oneOf<T extends string>(flag: string, value: string | undefined, list: readonly T[], without?: T): T {
  const found = value === undefined ? without : list.find((one) => one === value);
  if (found) return found;
  throw new BadFlagError(flag, value, `one of: ${list.join(', ')}`);
}

/** A text that has to be there. */
export function textOf(flag: string, value: string | undefined): string {
  if (value) return value;
  throw new BadFlagError(flag, value, 'what --help says');
}
