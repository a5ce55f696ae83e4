import type { RecordOf } from './schema.ts';

type Node = Record<string, unknown>;

const thing = ({ kind, slug, name }: { kind: string; slug: string; name: string }): Node => ({
  '@type': 'Thing',
  identifier: `${kind}/${slug}`,
  name,
});

const account = (address: string): Node => ({ '@type': 'Thing', identifier: address });

/** A value for a reader of JSON-LD: a text, or JSON as one. */
const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const changeNode = (record: RecordOf<'change'>): Node => ({
  '@type': 'UpdateAction',
  '@id': `ipfs://${record.cid}${record.id ? `#${encodeURIComponent(record.id)}` : ''}`,
  name: [record.act ?? record.did, record.label].filter(Boolean).join(' '),
  object: thing(record),
  ...(record.sentence && { description: record.sentence }),
  ...(record.change && { additionalType: record.change }),
  ...(record.before !== undefined && { instrument: { '@type': 'PropertyValue', name: 'before', value: words(record.before) } }),
  ...(record.after !== undefined && { result: { '@type': 'PropertyValue', name: 'after', value: words(record.after) } }),
  endTime: record.approvedAt,
  agent: account(record.proposer),
  participant: record.approvers.map(account),
  identifier: record.transaction,
  ...(record.reason && { error: { '@type': 'Thing', description: record.reason } }),
});

export const hitNode = (record: RecordOf<'hit'>): Node => ({
  '@type': 'DigitalDocument',
  '@id': `ipfs://${record.cid}${record.id ? `#${encodeURIComponent(record.id)}` : ''}`,
  name: record.name,
  about: thing(record),
  ...(record.text && { text: record.text }),
  ...(record.approvedAt && { datePublished: record.approvedAt }),
  version: String(record.version),
  identifier: record.digest,
  creativeWorkStatus: record.checked === 'verified' ? 'verified' : 'not verified',
});

export const proposalNode = (record: RecordOf<'proposal'>): Node => ({
  '@type': 'ChooseAction',
  '@id': `ipfs://${record.cid}#${record.proposal}`,
  name: record.action,
  object: thing(record),
  agent: account(record.proposer),
  startTime: record.openedAt,
  ...(record.closedAt && { endTime: record.closedAt }),
  description: `${record.state}; ${record.approvals} of ${record.quorum} approvals, ${record.rejections} rejections; deadline ${record.deadline}`,
  identifier: record.transaction,
});
