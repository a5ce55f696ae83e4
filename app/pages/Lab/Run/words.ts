import { weightIn } from '../../../../lab/model/spec.ts';
import type { Ruling } from '../../../../lab/verify/referee.ts';
import { t } from '../../../words/t.tsx';
import { spec } from './model.ts';

/** What a layer does, in a word or two. */
export function operationOf(layer: number): string {
  const asked = spec.layers[layer - 1];
  switch (asked?.op) {
    case 'linear':
      return asked.relu ? t('products, relu') : t('products');
    case 'im2col':
      return t('what the kernel sees');
    default:
      return t('in one row');
  }
}

/** How the entries of a layer are laid out. */
export function pictureOf(layer: number): string {
  switch (layer) {
    case 1:
      return t('Nine pictures of 6 × 6, as the nine taps of the kernel see the input. One place in all nine is one row.');
    case 2:
      return t('Eight pictures of 6 × 6, one a channel. One place in all eight is one row.');
    case 3:
      return t('The same 288 bytes in one row, broken into lines: the eight channels of each place, one after the other.');
    case 4:
      return t('One row of 32, broken into lines.');
    default:
      return t('One row of ten: the outputs for the digits 0 to 9. A line below a byte: the number is below zero.');
  }
}

/** The tensor that an operand names. */
export function operandName(operand: number): string {
  const w = weightIn(operand);
  if (w !== undefined) return t('weights {number}', { number: w + 1 });
  return operand === 0 ? t('the input') : t('layer {layer}', { layer: operand });
}

/** What a referee says, as a sentence about the entry. */
export function rulingWords(ruling: Ruling): string {
  if (ruling === 'malformed') return t('malformed: a row has a byte that is no number');
  return ruling === 'honest' ? t('honest: the byte follows from the rows') : t('wrong: the byte does not follow from the rows');
}
