import { plural } from '../../state/format.ts';
import { t } from '../../words/t.tsx';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of seconds in its largest whole unit: `3 days`, `5 h`, `12 min`. */
export function spanWords(seconds: number): string {
  const span = Math.max(0, Math.round(seconds));
  if (span < minute) return t('under 1 min');
  if (span < hour) return t('{count} min', { count: Math.floor(span / minute) });
  if (span < 2 * day) return t('{count} h', { count: Math.floor(span / hour) });
  return plural(Math.floor(span / day), 'day');
}

/** What is left until a deadline, or how long it is over. */
export const deadlineWords = (deadline: number, now: number): string =>
  deadline > now ? t('{span} left', { span: spanWords(deadline - now) }) : t('over since {span}', { span: spanWords(now - deadline) });

/** Wei as ETH, exactly, without needless zeros. */
export function ethWords(wei: bigint): string {
  const whole = wei / 10n ** 18n;
  const rest = (wei % 10n ** 18n).toString().padStart(18, '0').replace(/0+$/, '');
  return `${whole}${rest && `.${rest}`} ETH`;
}
