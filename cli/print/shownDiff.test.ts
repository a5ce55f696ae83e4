import { expect, it } from 'vitest';
import { diffDocuments } from '../../registry/diff/index.ts';
import { claim, note, profile } from '../../registry/testDocuments.ts';
import { safe, shownDiff } from './shownDiff.ts';

it('a difference is shown with every part, in words where it can be', () => {
  const next = profile();
  next.claims = next.claims.map((one) =>
    one.id === 'thesis-threat' ? { ...one, statement: 'What is now known of thesis.threat.', rung: 'announced', asOf: '2026-05' } : one,
  );
  expect(shownDiff(diffDocuments(profile(), next))).toEqual([
    'Thesis',
    '  ~ Threat removed  thesis-threat',
    '      statement: What is {+now +}known of thesis.threat.',
    '      asOf: [-2026-03-14-] {+2026-05+}',
    '      rung: [-documented-] {+announced+}  (weaker evidence)',
    '',
    '0 added, 0 removed, 1 changed',
  ]);
});

it('an absence that was filled says by what', () => {
  const lines = shownDiff(
    diffDocuments(profile(['pricing.model']), { ...profile([]), claims: [...profile(['pricing.model']).claims, claim('pricing.model')] }),
  );
  expect(lines).toContain('  - Pricing model  pricing.model  (replaced by pricing-model)');
});

it('a text never moves the cursor or hides itself', () => {
  expect(safe('a\x1b[2Jb\u202ec\u200b')).toBe('a\\u001b[2Jb\\u202ec\\u200b');
  const lines = shownDiff(diffDocuments(null, note({ title: 'Red\x1b[31m' })));
  expect(lines.join('\n')).not.toContain('\x1b');
});
