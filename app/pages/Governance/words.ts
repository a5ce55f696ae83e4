import { formatEther } from 'viem/utils';
import { t, word } from '../../words/t.tsx';

const units = [
  [word('{count} d'), 86_400],
  [word('{count} h'), 3_600],
  [word('{count} min'), 60],
  [word('{count} s'), 1],
] as const;

/** A span as its two largest units: `2 h 10 min`, `45 s`. */
export function spanOf(seconds: number): string {
  let left = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(t(unit, { count }));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ') || t('{count} s', { count: 0 });
}

/** Wei as exact ETH. */
export const ethOf = (wei: bigint): string => `${formatEther(wei)} ETH`;
