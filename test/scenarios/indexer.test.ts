import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHead, type Kind } from '../../registry/actions/index.ts';
import { getRevisions } from '../../registry/history/index.ts';
import {
  eventsNamed,
  getActivity,
  getAttestations,
  getCouncil,
  getCredit,
  getProposals,
  getReproductions,
  type Journal,
  readJournal,
} from '../../registry/records/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { launchIndexer, type Row, ready, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithEach, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';

let chain: Awaited<ReturnType<typeof startChain>>;
let register: ReturnType<typeof registerAt>;
let journal: Journal;
/** By database, to compare them. */
const rowsOfEach: Record<string, Record<string, Row[]>> = {};
const answersOfEach: Record<string, string[]> = {};

beforeAll(async () => {
  chain = await startChain();
  register = registerAt(chain.url, chain.deployment);
  await register.story();
  journal = await readJournal(register.chain, { registry: register.registry });
}, 1_800_000);

afterAll(() => chain?.close());

describeWithEach((name) => {
  let database: Database;
  let indexer: Awaited<ReturnType<typeof launchIndexer>>;
  let rows: Record<string, Row[]>;

  beforeAll(async () => {
    database = await startDatabase(name);
    const data = join(chain.dir, `indexer-${name}`);
    indexer = await launchIndexer(chain, data, database.env(data));
    await ready(indexer);
    // The newest blocks are read live, after the history.
    const proposed = eventsNamed(journal.events, 'Proposed').length; // the last act of the story is a proposal
    rows = await rowsWhen(indexer, ({ proposals }) => proposals?.length === proposed);
    rowsOfEach[name] = rows;
  }, 1_800_000);

  afterAll(async () => {
    await indexer?.stop();
    database?.stop();
  });

  /** Rows as text by some of their columns, in the order of the chain. */
  const told = (table: string, ...columns: string[]): string[] =>
    (rows[table] ?? []).map((row) => columns.map((name) => `${row[name]}`).join(' ')).sort();

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${indexer.url}${path}`, { headers });
    const body = answer.status === 304 ? null : ((await answer.json()) as { items: Row[]; next: string | null; code: string; fix: string });
    return { status: answer.status, headers: answer.headers, body };
  };

  describe('the routes', () => {
    test('give each revision of an entry with those whose approvals counted', async () => {
      const { body } = await get('/entries/project/0/alpha/revisions');
      expect(body?.items.map(({ version }) => version)).toEqual([2, 1]);
      const revisions = await getRevisions(register.chain, { registry: register.registry, kind: 'project', key: 'alpha' });
      expect(body?.items.map(({ approvers }) => approvers)).toEqual(
        revisions.map(({ approvers }) => approvers.map((one) => one.toLowerCase())),
      );
    });

    test('give the heads after any block as the contract had them then', async () => {
      const blocks = eventsNamed(journal.events, 'Revised', 'DisputeUpheld', 'Proposed', 'Rejected', 'Withdrawn').map(({ block }) => block);
      expect(blocks.length).toBeGreaterThan(20);
      for (const block of blocks) {
        const { body } = await get(`/heads?at=${block}`);
        for (const row of body?.items ?? []) {
          const place = { kind: row.kind as Kind, period: Number(row.period), key: `${row.key}` };
          const head = await getHead(register.chain, { registry: register.registry, ...place, block });
          const { digest, version, status, disputes } = row;
          expect({ digest, version, status, disputes, approvedAt: Number(row.approvedAt) }, `${row.key} at ${block}`).toEqual(head);
        }
      }
      const { body: last } = await get(`/heads?at=${journal.blockNumber}`);
      expect(last?.items.length).toBe(6);
      const day = new Date(journal.timestamp * 1000).toISOString().slice(0, 10);
      expect((await get(`/heads?at=${day}`)).body).toEqual(last);
      expect((await get('/heads?at=2020-01-01')).body?.items).toEqual([]);
    });

    test('give proposals in pages that together are all of them, once', async () => {
      const seen: unknown[] = [];
      for (let next: string | null | undefined = ''; next !== null; ) {
        const { body }: Awaited<ReturnType<typeof get>> = await get(`/proposals?limit=4${next ? `&after=${next}` : ''}`);
        seen.push(...(body?.items ?? []).map(({ id }) => id));
        next = body?.next ?? null;
      }
      const { items } = await getProposals(register.chain, { registry: register.registry, journal });
      expect(seen).toEqual(items.map(({ id }) => id));
      expect((await get('/proposals?state=rejected&action=update')).body?.items.map(({ spam }) => spam)).toEqual([false, true]);
    });

    test('count what each curator did as registry/records does', async () => {
      const activity = await getActivity(register.chain, { registry: register.registry, journal });
      const { body } = await get('/curators');
      for (const { curator, approved, rejected, spam } of activity)
        expect(body?.items.find((one) => one.curator === curator)).toMatchObject({ approved, rejected, spam });
    });

    test('answer 304 to a known tag, and a problem with its fix to what they do not know', async () => {
      const { headers } = await get('/entries');
      expect((await get('/entries', { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      for (const [path, status, code] of [
        ['/entries?kinds=note', 400, 'bad-query'],
        ['/entries?kind=song', 400, 'bad-query'],
        ['/heads', 400, 'bad-query'],
        ['/heads?at=2026-02-30', 400, 'bad-query'],
        ['/heads?at=99999999', 404, 'not-indexed'],
        ['/proposals?after=x', 400, 'bad-query'],
        ['/entries/project/0/nobody/revisions', 404, 'not-indexed'],
      ] as const) {
        const { status: got, body, headers } = await get(path);
        expect([path, got, body?.code, headers.get('content-type')]).toEqual([path, status, code, 'application/problem+json']);
        expect(body?.fix).toBeTruthy();
      }
    });
  });

  describe('what the tables say is what the chain says', () => {
    test('every event has its row, with block, transaction and time', () => {
      const { events } = journal;
      const lines = (parts: unknown[][]) => parts.map((part) => part.map((one) => `${one}`.toLowerCase()).join(' ')).sort();
      const revised = eventsNamed(events, 'Revised');
      expect(revised.length).toBeGreaterThan(4);
      expect(told('revisions', 'entry', 'version', 'digest', 'proposal', 'proposer', 'approvals', 'block', 'transaction', 'at')).toEqual(
        lines(
          revised.map(({ args: a, block, transaction, at }) => [
            a.entry,
            a.version,
            a.digest,
            a.proposal,
            a.proposer,
            a.approvals,
            block,
            transaction,
            at,
          ]),
        ),
      );
      const noted = (rows.events ?? []).filter(({ contract }) => contract === register.registry.address.toLowerCase());
      expect(lines(noted.map(({ name, block, transaction, at }) => [name, block, transaction, at]))).toEqual(
        lines(events.map(({ name, block, transaction, at }) => [name, block, transaction, at])),
      );
      const votes = eventsNamed(events, 'Approved', 'RejectionVoted');
      expect(told('votes', 'proposal', 'curator', 'seat', 'block', 'transaction', 'at')).toEqual(
        lines(votes.map(({ args: a, block, transaction, at }) => [a.id, a.curator, a.seat, block, transaction, at])),
      );
      expect(told('withdrawals', 'proposal', 'entry', 'by', 'block')).toEqual(
        lines(eventsNamed(events, 'Withdrawn').map(({ args: a, block }) => [a.id, a.entry, a.by, block])),
      );
      expect(told('payments', 'step', 'account', 'amount', 'block')).toEqual(
        lines(eventsNamed(events, 'Credited', 'Collected').map(({ name, args: a, block }) => [name, a.account, a.amount, block])),
      );
      expect(told('seatChanges', 'seat', 'curator', 'seated', 'block')).toEqual(
        lines(eventsNamed(events, 'Seated', 'Vacated').map(({ name, args: a, block }) => [a.index, a.curator, name === 'Seated', block])),
      );
      expect(told('pauses', 'paused', 'block')).toEqual(
        lines(eventsNamed(events, 'Paused', 'Unpaused').map(({ name, block }) => [name === 'Paused', block])),
      );
      expect(told('rules', 'quorum', 'rejectionQuorum', 'lifetime', 'bond', 'block')).toEqual(
        lines(
          eventsNamed(events, 'RulesSet').map(({ args: { rules: r }, block }) => [r.quorum, r.rejectionQuorum, r.lifetime, r.bond, block]),
        ),
      );
      const audits = (rows.appointments ?? []).filter(({ office }) => office === 'auditing');
      expect(audits.map(({ account }) => account)).toEqual([chain.deployment.manager.toLowerCase()]);
      expect(told('appointments', 'office', 'account', 'block')).toEqual(
        lines([
          ...eventsNamed(events, 'TreasurySet').map(({ args: a, block }) => ['treasury', a.treasury, block]),
          ...eventsNamed(events, 'SuccessorAnnounced').map(({ args: a, block }) => ['successor', a.successor, block]),
          ...eventsNamed(events, 'AuthorityUpdated').map(({ args: a, block }) => ['authority', a.authority, block]),
          ...audits.map(({ account, block }) => ['auditing', account, block]),
        ]),
      );
    });

    test('each head is the one that the contract holds, its status and its open disputes too', async () => {
      expect(told('heads', 'key')).toEqual(['about', 'alpha', 'beta', 'delta', 'gamma', 'toploc']);
      for (const row of rows.heads ?? []) {
        const place = { kind: row.kind as Kind, period: Number(row.period), key: `${row.key}` };
        const head = await getHead(register.chain, { registry: register.registry, ...place });
        const { digest, version, status, disputes } = row;
        expect({ digest, version, status, disputes, approvedAt: Number(row.approvedAt) }).toEqual(head);
      }
      expect((rows.heads ?? []).map(({ status }) => status).sort()).toEqual([
        'active',
        'active',
        'active',
        'active',
        'disputed',
        'retired',
      ]);
    });

    test('each proposal ended as registry/records says, and its votes are the same', async () => {
      const { items } = await getProposals(register.chain, { registry: register.registry, journal });
      const stored = (state: string) => (state === 'expired' || state === 'stale' ? 'open' : state);
      expect(told('proposals', 'id', 'action', 'key', 'state', 'spam', 'version', 'openedBlock')).toEqual(
        items
          .map((one) =>
            [one.id, one.action, one.entry.key, stored(one.state), one.spam, one.version, one.openedBlock].map(String).join(' '),
          )
          .sort(),
      );
      expect(told('votes', 'proposal', 'curator', 'vote', 'reason')).toEqual(
        items.flatMap(({ id, votes }) => votes.map((vote) => `${id} ${vote.curator} ${vote.vote} ${vote.reason}`)).sort(),
      );
      expect(told('disputes', 'state')).toEqual(['dismissed', 'open', 'upheld', 'withdrawn', 'withdrawn']);
    });

    test('seats, roles, credits, attestations and reproductions are those of the views', async () => {
      const council = await getCouncil(register.chain, { registry: register.registry, journal });
      const taken = (rows.seats ?? []).filter(({ curator }) => curator !== null).map(({ index, curator }) => `${index} ${curator}`);
      expect(taken.sort()).toEqual(
        council.seats
          .filter(({ curator }) => curator)
          .map(({ index, curator }) => `${index} ${curator}`)
          .sort(),
      );
      const members = (rows.roles ?? [])
        .filter(({ member }) => member === true)
        .map(({ role, account, delay }) => `${role} ${account} ${delay}`);
      expect(members.sort()).toEqual(
        (['admin', 'guardian', 'auditor'] as const)
          .flatMap((name, role) => council.roles[name].map(({ account, delay }) => `${role} ${account} ${delay}`))
          .sort(),
      );
      for (const { account, amount } of rows.credits ?? [])
        expect(BigInt(`${amount}`)).toBe(
          await getCredit(register.chain, { registry: register.registry, account: account as `0x${string}` }),
        );
      expect((rows.credits ?? []).map(({ account }) => account)).toContain(wallets.treasury.address.toLowerCase());
      const said = await getAttestations(register.chain, {
        registry: register.registry,
        attestations: chain.deployment.attestations,
        kind: 'project',
        key: 'alpha',
      });
      expect(told('attestations', 'auditor', 'version', 'verdict', 'evidence', 'at')).toEqual(
        said.map((one) => `${one.auditor} ${one.version} ${one.verdict} ${one.evidence} ${one.at}`),
      );
      const repeated = await getReproductions(register.chain, {
        registry: register.registry,
        attestations: chain.deployment.attestations,
        kind: 'project',
        key: 'alpha',
      });
      expect(told('reproductions', 'account', 'version', 'outcome', 'evidence', 'at')).toEqual(
        repeated.reproductions.map((one) => `${one.account} ${one.version} ${one.outcome} ${one.evidence} ${one.at}`),
      );
    });
  });

  test('the answers are kept for a comparison', async () => {
    const paths = ['/entries', '/heads?at=20', '/proposals', '/curators', '/entries/project/0/alpha/revisions', '/heads?at=99999999'];
    answersOfEach[name] = await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${indexer.url}${path}`);
        return `${path} ${answer.status} ${answer.headers.get('etag')} ${await answer.text()}`;
      }),
    );
  });
});

test('both databases hold the same rows and give the same bytes', ({ skip }) => {
  if (!rowsOfEach.Postgres) skip('there is no Postgres on this machine');
  expect(Object.keys(rowsOfEach.PGlite ?? {})).toContain('heads');
  expect(rowsOfEach.Postgres).toEqual(rowsOfEach.PGlite);
  expect(answersOfEach.Postgres).toEqual(answersOfEach.PGlite);
});
