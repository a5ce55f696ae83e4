import type { Span } from '../../../registry/schema/age.ts';

/** A moment some calendar months later. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  return date.setUTCMonth(date.getUTCMonth() + months);
}

/** A budget of days in whole calendar months: readings of every quarter have three months between them, be it 90 days or 92. */
export const monthsOf = (days: number): number => Math.max(1, Math.round(days / 30.44));

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const steps = [1, 3, 6, 12, 24, 60, 120, 240];

/** A named place on an axis of time. */
export interface TimeTick {
  at: number;
  label: string;
}

/** Beginnings of months or years for an axis that starts at or before `from`: at most `most` of them, years by their number. */
export function timeTicks({ from, to }: Span, most: number): TimeTick[] {
  const first = new Date(from);
  const month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const end = new Date(to);
  const last = end.getUTCFullYear() * 12 + end.getUTCMonth();
  const step = steps.find((one) => Math.floor(last / one) - Math.floor(month / one) < most) ?? 240;
  const begin = Math.floor(month / step) * step;
  return Array.from({ length: Math.floor((last - begin) / step) + 1 }, (_, i) => {
    const at = begin + i * step;
    const year = Math.floor(at / 12);
    return { at: Date.UTC(year, at % 12), label: at % 12 === 0 ? String(year) : (names[at % 12] as string) };
  });
}
