import { cidOf, toDigest } from '../../../registry/cid/index.ts';
import { OffSchemaError, type SchemaIssue } from '../../../registry/errors/index.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import { MAX_OVERVIEW_BYTES } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { warningsIn } from './shows.ts';
import type { Subject } from './subject.ts';

/** One thing that was checked here, in this browser. */
export interface Check {
  verdict: 'good' | 'look' | 'bad';
  words: string;
  /** The words are those of an error, in English. */
  foreign?: boolean;
  /** Where and why, if there is more to say. */
  issues?: readonly SchemaIssue[];
}

/** The verdicts on the bytes, the form and the place of a proposed document. */
export function checksOf(item: QueueItem, subject: Subject): Check[] {
  const { next, base, head, diff } = subject;
  if (next.state !== 'read') {
    if (next.state === 'missing') return [{ verdict: 'look', words: t('its bytes are at no gateway yet, so nothing could be checked') }];
    const issues = next.error instanceof OffSchemaError ? { issues: next.error.issues } : {};
    return [{ verdict: 'bad', words: next.error.message, foreign: true, ...issues }];
  }
  const { whole } = next;
  const checks: Check[] = [{ verdict: 'good', words: t('bytes hash to the digest on chain') }];
  const form = { schema: whole.schema, size: formatNumber(whole.size) };
  checks.push({
    verdict: 'good',
    words:
      whole.schema === 'deml.project/1'
        ? t('schema {schema}, {size} of {limit} bytes', { ...form, limit: formatNumber(MAX_OVERVIEW_BYTES) })
        : t('schema {schema}, {size} bytes', form),
  });
  if (whole.schema === 'deml.project/1')
    checks.push(
      whole.departures.length === 0
        ? { verdict: 'good', words: t('the table’s block says what the claims say') }
        : {
            verdict: 'bad',
            words: t('the table’s block departs from the claims in {places}', { places: plural(whole.departures.length, 'place') }),
            issues: whole.departures,
          },
    );
  const { slug, previous } = whole.document as { slug?: string; previous?: string | null };
  if (slug !== undefined && slug !== item.entry.key)
    checks.push({ verdict: 'bad', words: t('it says that it is “{slug}”, not {key}', { slug, key: item.entry.key }) });
  const { publishedAt } = whole.document as { publishedAt?: string };
  if (whole.schema === 'deml.note/1' && publishedAt && Number(publishedAt.slice(0, 7).replace('-', '')) !== item.entry.period)
    checks.push({
      verdict: 'bad',
      words: t('it was published on {day}, and would stand in the month {month}', { day: publishedAt, month: item.entry.period }),
    });
  const baseDigest = base?.state === 'read' ? base.whole.digest : base?.digest;
  if (previous !== undefined) {
    const names = previous === (baseDigest ? cidOf(toDigest(baseDigest)) : null);
    checks.push(
      names
        ? {
            verdict: 'good',
            words:
              item.proposal.baseVersion === 0
                ? t('names no revision before it')
                : t('names version {version} as the one before', { version: item.proposal.baseVersion }),
          }
        : { verdict: 'look', words: t('the revision that it says it replaces is not the one it was proposed for') },
    );
  }
  if ((item.state === 'open' || item.state === 'stale') && head.version !== item.proposal.baseVersion)
    checks.push({
      verdict: 'bad',
      words: t('written for version {base}, the head is {head}', { base: item.proposal.baseVersion, head: head.version }),
    });
  if (item.eventsAgree === false)
    checks.push({ verdict: 'bad', words: t('the votes that the RPC tells are not those that the contract counts') });
  if (diff) for (const words of warningsIn(diff)) checks.push({ verdict: 'look', words });
  return checks;
}
