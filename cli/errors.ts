import { DemlError } from '../registry/errors/DemlError.ts';

/** Something in the command line, or in the input of a tool, that cannot be used. */
export class BadArgumentError extends DemlError {
  constructor(name: string, why: string, fix = 'Correct it; `deml help` lists the commands, and each has --help.') {
    super(`${name} is not usable: ${why}.`, { code: 'bad-argument', family: 'input', fix });
  }
}

/** What was asked for is not in the register. */
export class NotFoundError extends DemlError {
  constructor(what: string, fix: string) {
    super(`There is no ${what}.`, { code: 'not-found', family: 'input', fix });
  }
}
