import { DemlError } from '../errors/index.ts';

/** A feed that is not there: a project, tag, field or word that the register does not have. */
export class UnknownFeedError extends DemlError {
  constructor(name: string, meant: readonly string[]) {
    super(`There is no feed "${name.slice(0, 80)}"${meant.length > 0 ? `; the nearest are ${meant.join(', ')}` : ''}.`, {
      code: 'unknown-feed',
      family: 'input',
      fix: 'Correct the name; /feeds lists every feed.',
    });
  }
}
