import { DemlError } from '../registry/errors/index.ts';

/** A specification that does not say what to compute. */
export class BadSpecError extends DemlError {
  constructor(place: string, why: string) {
    super(`The specification is not usable at ${place}: ${why}.`, {
      code: 'bad-spec',
      family: 'input',
      fix: 'Correct what is named; docs/reference/lab.md has the form and the limits of a specification.',
    });
  }
}

/** Numbers that are not those which the specification asks for: another shape, another root, or a byte that is no number. */
export class BadTensorError extends DemlError {
  constructor(what: string, why: string) {
    super(`The ${what} cannot be computed with: ${why}.`, {
      code: 'bad-tensor',
      family: 'input',
      fix: 'Bring the rows that the specification names: its shape, its root, and no byte 0x7f, 0xff or 0x80.',
    });
  }
}

/** An opened row whose path does not lead to the published root: nothing is said of the worker by it. */
export class BadPathError extends DemlError {
  constructor(what: string, index: number) {
    super(`The path of row ${index} of the ${what} does not lead to its root.`, {
      code: 'bad-path',
      family: 'input',
      fix: 'Open the row again from the tree of the published rows; the index, the siblings and the root belong together.',
    });
  }
}

/** An entry that the specification does not have. */
export class BadEntryError extends DemlError {
  constructor(layer: number, i: number, j: number) {
    super(`There is no entry (${i}, ${j}) in layer ${layer}.`, {
      code: 'bad-entry',
      family: 'input',
      fix: 'Name a layer from 1, and a row and column from 0, within the shapes of the specification.',
    });
  }
}
