import { units } from '../../../../lab/number/e4m3.ts';
import type { Tensor } from '../../../../lab/trace/tensor.ts';
import { formatNumber } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';

export const formatValue = (value: number): string => formatNumber(value).replace('-', '−');

/** What a byte is worth, in full. */
export function valueText(byte: number): string {
  const u = units[byte] as number;
  return Number.isNaN(u) ? t('not a number') : formatValue(u / 512);
}

/** The largest size in a tensor, for the ink of its picture. */
export const mostOf = ({ bytes }: Tensor): number => bytes.reduce((most, byte) => Math.max(most, Math.abs(units[byte] as number) || 0), 0);

/** How much ink an entry has, from 0 to 9: more the larger it is; none for zero alone. */
export function levelOf(byte: number, most: number): number {
  const size = Math.abs(units[byte] as number);
  return size > 0 ? Math.min(9, 1 + Math.floor(8.999 * (size / most) ** 0.7)) : Number.isNaN(size) ? 9 : 0;
}

export const isNegative = (byte: number): boolean => (units[byte] as number) < 0;

/** 2 to the power of −n, as it is written. */
export const powerText = (n: number): string => `2⁻${[...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
