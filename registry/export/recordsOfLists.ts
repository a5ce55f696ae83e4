import type { Entry, Kind } from '../actions/words.ts';
import { cidOf } from '../cid/index.ts';
import type { ChangedEntry } from '../history/getChanges.ts';
import { clocksIn } from '../history/historyOf.ts';
import type { Revision } from '../history/revision.ts';
import type { Line } from '../history/types.ts';
import type { QueueItem } from '../records/types.ts';
import type { Change } from '../schema/documents.ts';
import type { CheckedHit } from '../search/checkHits.ts';
import { moment } from './recordsOf.ts';
import type { RecordOf } from './schema.ts';

type Place = Pick<Entry, 'kind' | 'period' | 'key'>;

const placeOf = ({ kind, period, key }: Place, name: string) => ({ kind, period, slug: key, name });

const approvedBy = ({ version, status, approvedAt, digest, proposer, approvers, transaction, blockNumber }: Revision) => ({
  version,
  status,
  approvedAt: moment(approvedAt),
  digest,
  cid: cidOf(digest),
  proposer: proposer.toLowerCase(),
  approvers: approvers.map((one) => one.toLowerCase()),
  transaction,
  block: Number(blockNumber),
});

/** What a revision says of itself, or why its document could not be had. */
export type Said = { name: string; change: Change } | { error: Error };

/** Revisions of the register, in the order given. */
export const recordsOfChanges = (rows: readonly { row: ChangedEntry; said: Said }[]): RecordOf<'change'>[] =>
  rows.map(({ row, said }) => ({
    record: 'change',
    ...placeOf(row, 'name' in said ? said.name : row.key),
    ...approvedBy(row.revision),
    act: row.act,
    ...('name' in said ? { change: said.change.kind, sentence: said.change.summary } : { reason: said.error.message }),
  }));

/** Each value that the lines of an entry's history ever had, the oldest revision first. */
export function recordsOfLines(place: Place, name: string, lines: readonly Line[]): RecordOf<'change'>[] {
  const records = lines.flatMap((line) =>
    line.values.map(({ step, change, before, after, kind }): RecordOf<'change'> => {
      const [was, is] = [clocksIn(before), clocksIn(after)];
      return {
        record: 'change',
        ...placeOf(place, name),
        ...approvedBy(step.to.revision),
        change: kind,
        sentence: step.to.document.change.summary,
        group: line.group,
        ...(line.field && { field: line.field }),
        id: line.name,
        label: line.label,
        did: change,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        ...(was.held && { heldBefore: was.held }),
        ...(is.held && { heldAfter: is.held }),
        ...(was.read && { readBefore: was.read }),
        ...(is.read && { readAfter: is.read }),
      };
    }),
  );
  return records.toSorted((a, b) => a.version - b.version);
}

/** What a search found, without what was refused. */
export const recordsOfHits = (hits: readonly CheckedHit[]): RecordOf<'hit'>[] =>
  hits.flatMap((hit) => {
    if (hit.check !== 'verified' && hit.check !== 'unread') return [];
    return {
      record: 'hit',
      ...placeOf(hit, hit.title.text),
      version: hit.version,
      digest: hit.digest,
      cid: cidOf(hit.digest),
      checked: hit.check,
      ...(hit.approvedAt !== null && { approvedAt: moment(hit.approvedAt) }),
      part: hit.part,
      ...(hit.id && { id: hit.id }),
      ...(hit.field && { field: hit.field }),
      ...(hit.date && { date: hit.date }),
      ...(hit.snippet && { text: hit.snippet.text }),
      ...(hit.check === 'unread' && { reason: hit.reason }),
    };
  });

/** Proposals, in the order given. */
export const recordsOfQueue = (items: readonly QueueItem[], nameOf: (item: QueueItem) => string): RecordOf<'proposal'>[] =>
  items.map((item) => {
    const { entry, proposal, closed } = item;
    return {
      record: 'proposal',
      ...placeOf(entry as Place & { kind: Kind }, nameOf(item)),
      proposal: item.id,
      action: item.action,
      state: item.state,
      baseVersion: proposal.baseVersion,
      digest: proposal.digest.toLowerCase(),
      cid: cidOf(proposal.digest as never),
      proposer: proposal.proposer.toLowerCase(),
      approvals: item.approvals,
      rejections: item.rejections,
      quorum: proposal.quorum,
      openedAt: moment(item.openedAt),
      deadline: moment(Number(proposal.deadline)),
      ...(closed && { closedAt: moment(closed.at) }),
      transaction: item.transaction,
      block: Number(item.openedBlock),
    };
  });
