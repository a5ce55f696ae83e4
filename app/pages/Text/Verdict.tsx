import type { PageSection, Verdict as VerdictName } from '../../../registry/schema/index.ts';
import { t, word } from '../../words/t.tsx';

const words: Readonly<Record<VerdictName, string>> = {
  holds: word('Holds'),
  'holds-under-conditions': word('Holds under conditions'),
  outdated: word('Outdated'),
  'not-supported': word('Not supported'),
  'no-primary-source': word('No primary source found'),
};

const ring = 'M6 1.2a4.8 4.8 0 1 0 .01 0Z';
/** A ring that is full, half full, a clock, a saltire, or dashed: the word says the same. */
const drawings: Readonly<Record<VerdictName, { lines: string; full?: string }>> = {
  holds: { lines: ring, full: ring },
  'holds-under-conditions': { lines: ring, full: 'M6 1.2a4.8 4.8 0 0 0 0 9.6Z' },
  outdated: { lines: `${ring}M6 3v3.2l2.2 1.4` },
  'not-supported': { lines: 'm2 2 8 8M10 2l-8 8' },
  'no-primary-source': { lines: ring },
};

/** What became of a claim. */
export function VerdictGlyph({ verdict }: { verdict: VerdictName }) {
  const { lines, full } = drawings[verdict];
  return (
    <svg
      className="verdict-glyph"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray={verdict === 'no-primary-source' ? '2 1.6' : undefined}
      aria-hidden="true"
    >
      <path d={lines} />
      {full && <path d={full} fill="currentColor" stroke="none" />}
    </svg>
  );
}

/** The verdict on the claim that heads a section, where it circulates, and when it was checked. */
export function Verdict({ check }: { check: NonNullable<PageSection['check']> }) {
  return (
    <dl className="verdict">
      <div>
        <dt>{t('Verdict')}</dt>
        <dd>
          <b>
            <VerdictGlyph verdict={check.verdict} /> {verdictWords(check.verdict)}
          </b>
        </dd>
      </div>
      <div>
        <dt>{t('Circulates in')}</dt>
        <dd lang="en">{check.circulates}</dd>
      </div>
      <div>
        <dt>{t('Checked')}</dt>
        <dd>
          <time>{check.asOf}</time>
        </dd>
      </div>
    </dl>
  );
}

/** The verdict in words, for a list of claims. */
export const verdictWords = (verdict: VerdictName): string => t(words[verdict]);
