import { cidOf, toDigest } from '../../../registry/cid/index.ts';
import { OffSchemaError, type SchemaIssue } from '../../../registry/errors/index.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import { MAX_OVERVIEW_BYTES } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { warningsIn } from './shows.ts';
import type { Subject } from './subject.ts';

/** One thing that was checked here, in this browser. */
export interface Check {
  verdict: 'good' | 'look' | 'bad';
  words: string;
  /** Where and why, if there is more to say. */
  issues?: readonly SchemaIssue[];
}

/** The verdicts on the bytes, the form and the place of a proposed document. */
export function checksOf(item: QueueItem, subject: Subject): Check[] {
  const { next, base, head, diff } = subject;
  if (next.state !== 'read') {
    if (next.state === 'missing') return [{ verdict: 'look', words: 'its bytes are at no gateway yet, so nothing could be checked' }];
    const issues = next.error instanceof OffSchemaError ? { issues: next.error.issues } : {};
    return [{ verdict: 'bad', words: next.error.message, ...issues }];
  }
  const { whole } = next;
  const checks: Check[] = [{ verdict: 'good', words: 'bytes hash to the digest on chain' }];
  const limit = whole.schema === 'deml.project/1' ? ` of ${formatNumber(MAX_OVERVIEW_BYTES)}` : '';
  checks.push({ verdict: 'good', words: `schema ${whole.schema}, ${formatNumber(whole.size)}${limit} bytes` });
  if (whole.schema === 'deml.project/1')
    checks.push(
      whole.departures.length === 0
        ? { verdict: 'good', words: 'the table’s block says what the claims say' }
        : {
            verdict: 'bad',
            words: `the table’s block departs from the claims in ${plural(whole.departures.length, 'place')}`,
            issues: whole.departures,
          },
    );
  const { slug, previous } = whole.document as { slug?: string; previous?: string | null };
  if (slug !== undefined && slug !== item.entry.key)
    checks.push({ verdict: 'bad', words: `it says that it is “${slug}”, not ${item.entry.key}` });
  const { publishedAt } = whole.document as { publishedAt?: string };
  if (whole.schema === 'deml.note/1' && publishedAt && Number(publishedAt.slice(0, 7).replace('-', '')) !== item.entry.period)
    checks.push({ verdict: 'bad', words: `it was published on ${publishedAt}, and would stand in the month ${item.entry.period}` });
  const baseDigest = base?.state === 'read' ? base.whole.digest : base?.digest;
  if (previous !== undefined) {
    const names = previous === (baseDigest ? cidOf(toDigest(baseDigest)) : null);
    checks.push(
      names
        ? {
            verdict: 'good',
            words:
              item.proposal.baseVersion === 0
                ? 'names no revision before it'
                : `names version ${item.proposal.baseVersion} as the one before`,
          }
        : { verdict: 'look', words: 'the revision that it says it replaces is not the one it was proposed for' },
    );
  }
  if ((item.state === 'open' || item.state === 'stale') && head.version !== item.proposal.baseVersion)
    checks.push({ verdict: 'bad', words: `written for version ${item.proposal.baseVersion}, the head is ${head.version}` });
  if (item.eventsAgree === false)
    checks.push({ verdict: 'bad', words: 'the votes that the RPC tells are not those that the contract counts' });
  if (diff) for (const words of warningsIn(diff)) checks.push({ verdict: 'look', words });
  return checks;
}
