import { DemlError } from '../errors/index.ts';

/** Blocks of a state that no gateway has. */
export class IncompleteStateError extends DemlError {
  readonly missing: readonly { name: string; cid: string }[];
  constructor(root: string, missing: readonly { name: string; cid: string }[]) {
    const shown = missing.slice(0, 5).map(({ name, cid }) => `${name} (${cid})`);
    const rest = missing.length > 5 ? `, and ${missing.length - 5} more` : '';
    super(`The state ${root} is not whole: no gateway has ${shown.join(', ')}${rest}.`, {
      code: 'incomplete-state',
      family: 'retry',
      fix: 'Try again when their content has arrived, or add a gateway on the Status page. A part is never saved as the whole.',
    });
    this.missing = missing;
  }
}
