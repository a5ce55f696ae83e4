import { expect, it } from 'vitest';
import type { Entry } from '../../../registry/actions/index.ts';
import { toDigest } from '../../../registry/cid/index.ts';
import { checkStatement } from '../../../registry/schema/statements.ts';
import { evidenceOf, nothingWritten } from './evidence.ts';

const entry: Entry = {
  kind: 'note',
  period: 202603,
  key: 'verde',
  digest: toDigest(`0x${'ab'.repeat(32)}`),
  version: 4,
  approvedAt: 1,
  status: 'active',
  disputes: 0,
};

it('names the very document that is disputed, and what is left empty is absent', () => {
  const evidence = evidenceOf(entry, {
    ...nothingWritten,
    statement: ' The figure is of another run. ',
    sources: [{ title: ' ', url: '', kind: 'code' }],
  });
  expect(evidence).toEqual({
    schema: 'deml.evidence/1',
    entry: { kind: 'note', period: 202603, key: 'verde' },
    version: 4,
    digest: 'bafkreiflvov2xk5lvov2xk5lvov2xk5lvov2xk5lvov2xk5lvov2xk5lvm',
    statement: 'The figure is of another run.',
    sources: [],
  });
  expect(checkStatement(evidence, 'deml.evidence/1')).toEqual(evidence);
});

it('without a word is refused with the path', () => {
  expect(() => checkStatement(evidenceOf(entry, nothingWritten), 'deml.evidence/1')).toThrow(/statement/);
});

it('a source that is no address is refused with the path', () => {
  const written = { ...nothingWritten, statement: 'x', sources: [{ title: 'Code', url: 'javascript:alert(1)', kind: 'code' as const }] };
  expect(() => checkStatement(evidenceOf(entry, written), 'deml.evidence/1')).toThrow(/sources/);
});
