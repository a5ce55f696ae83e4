import type { Page } from 'playwright';
import type { LocalAccount } from 'viem/accounts';
import { beforeAll, describe, expect, test } from 'vitest';
import { commentFor } from '../../app/pages/Review/comments.ts';
import { approveRequest, getHead, keyToBytes32, kinds, type Proposal, readRegistry } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { offerProposal, postComment } from '../../registry/desk/index.ts';
import { markAbsence, removeClaim, setClaim } from '../../registry/edit/index.ts';
import { commentTypedData, proposalTypedData, registryDomain } from '../../registry/proposing/index.ts';
import { getProposal } from '../../registry/records/index.ts';
import type { Claim } from '../../registry/schema/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { type Opened, type Proposer, proposerAt } from './support/proposer.ts';
import { seededScene } from './support/seededScene.ts';
import { noteNamed } from './support/stage.ts';
import { connectWallet, giveWallets } from './support/wallet.ts';

const { contributor, curators } = wallets;
const [first, second] = curators;

describe.runIf(browserPath)('curators decide', () => {
  const scene = seededScene();
  let outside: Proposer;

  beforeAll(async () => {
    outside = proposerAt({
      rpc: scene.stack.rpc,
      gateway: scene.stack.gateway,
      registry: { address: scene.stack.registry, chainId: 31338 },
    });
  }, 300_000);

  const proposeNote = async (slug: string, title: string, by: LocalAccount = contributor): Promise<Opened> =>
    outside.open(by, {
      action: 'create',
      kind: 'note',
      period: 202611,
      key: slug,
      baseVersion: 0,
      digest: await outside.store('note', noteNamed(slug, title)),
    });

  /** A proposal whose bytes nobody has uploaded. */
  const proposeUnread = (key: string): Promise<Opened> =>
    outside.open(contributor, {
      action: 'create',
      kind: 'note',
      period: 202611,
      key,
      baseVersion: 0,
      digest: `0x${'12'.repeat(32)}` as Digest,
    });

  /** A page of somebody with a wallet, connected at once. */
  async function pageOf(account: LocalAccount, hash: string): Promise<Page> {
    const { page } = await openPage(scene.browser);
    await giveWallets(page, scene.stack.rpc, [{ name: 'Test wallet', signer: account }]);
    await page.goto(`${scene.stack.gateway}/${hash}`);
    await connectWallet(page, 'Test wallet');
    return page;
  }

  /** Presses the button of an act, then the one that opens the wallet. */
  async function act(page: Page, label: string | RegExp, verb: 'Send' | 'Sign'): Promise<void> {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('button', { name: `${verb} with Test wallet` }).click();
  }

  const stateOf = async (id: Opened['id']) => (await getProposal(outside.chain, { registry: outside.registry, id }))?.item.state;

  test('the queue folds what no curator has lifted, and its filters live in the address', async () => {
    const lifted = await proposeNote('by-a-curator', 'A note by a curator', first);
    await proposeNote('by-anybody', 'A note by anybody');
    const { page, complaints } = await openPage(scene.browser);
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await page.goto(`${scene.stack.gateway}/#/review`);
    await page.getByRole('link', { name: 'A note by a curator' }).waitFor();
    expect(await page.getByRole('link', { name: 'A note by anybody' }).count()).toBe(0);
    await page.getByText('1 more is folded: no curator has voted or commented.').waitFor();
    await page.getByRole('link', { name: 'Show', exact: true }).click();
    await page.getByRole('link', { name: 'A note by anybody' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/review?folded=1');

    await page.goto(`${scene.stack.gateway}/#/review?state=executed&kind=page`);
    await page.getByRole('link', { name: 'Methodology' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'A note by a curator' }).count()).toBe(0);
    await page.getByLabel('kind').selectOption('note');
    expect(new URL(page.url()).hash).toBe('#/review?state=executed&kind=note');
    await page.getByRole('button', { name: 'Drop all filters' }).click();

    await page.getByRole('link', { name: 'A note by a curator' }).waitFor();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('A note by a curator');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'A note by a curator' }).waitFor();
    expect(page.url()).toContain(lifted.id);
    expect(scripts.filter((url) => /Bridge|wagmi|rainbow/i.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a difference hides nothing: words, values, falling evidence, absences, sources; marks are kept', async () => {
    const { head, draft } = await outside.profile('akash');
    const reading = draft.claims.find((one) => one.field === 'metrics.workers' && one.headline) as Claim;
    const risk = draft.claims.find((one) => one.field === 'verification.risk' && !one.headline) as Claim;
    let next = setClaim(draft, {
      ...reading,
      value: 61,
      statement: 'About 61 providers with some 433 GPUs were listed.',
      rung: 'announced',
    });
    next = removeClaim(next, risk.id);
    next = markAbsence(next, {
      field: 'details.funding',
      kind: 'not-found',
      searched: 'The forum and two databases.',
      asOf: '2026-11',
    }).draft;
    next = { ...next, change: { kind: 'correction', summary: 'One count was read wrongly.' } };
    const { id } = await outside.open(contributor, {
      action: 'update',
      kind: 'project',
      key: 'akash',
      baseVersion: head.version,
      digest: await outside.store('project', next),
    });
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/review/${id}`);
    const item = (path: string) => page.locator(`.diff-item:has(code:text-is("${path}"))`);
    await item(reading.id).waitFor();
    expect(await item(reading.id).locator('.now del').first().innerText()).toBe(String(reading.value));
    expect(await item(reading.id).locator('.proposed ins').first().innerText()).toBe('61');
    expect(await item(reading.id).innerText()).toContain(`evidence falls from ${reading.rung} to announced`);
    expect(await item(reading.id).locator('footer a').count()).toBeGreaterThan(0);
    expect(await item(risk.id).locator('.now').innerText()).toContain(risk.statement);
    expect(await item(risk.id).locator('.proposed').innerText()).toContain('nothing');
    expect(await page.locator('.diff').innerText()).toContain('The forum and two databases.');
    const checks = await page.getByRole('region', { name: 'Checks' }).innerText();
    for (const words of [
      'bytes hash to the digest on chain',
      'the table’s block says what the claims say',
      'names version 1',
      '1 claim falls in evidence',
    ])
      expect(checks).toContain(words);

    const all = await page.locator('.diff-item').count();
    await page.getByText(`You have checked 0 of ${all}`).waitFor();
    await item(risk.id).getByRole('checkbox').check();
    await page.reload();
    await page.getByText(`You have checked 1 of ${all}`).waitFor();
    expect(await item(risk.id).getByRole('checkbox').isChecked()).toBe(true);

    await page.getByText('The documents as JSON').click();
    const shown = await page.getByLabel('proposed', { exact: true }).locator('pre').innerText();
    expect(JSON.parse(shown)).toMatchObject({ slug: 'akash', change: next.change });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('two curators approve by transaction, and readers see it', async () => {
    const { id } = await proposeNote('by-transactions', 'Approved by transactions');
    for (const [i, curator] of [first, second].entries()) {
      const page = await pageOf(curator, `#/review/${id}`);
      await page.getByRole('radio', { name: 'approve by a transaction' }).check();
      await act(page, 'Approve on chain', 'Send');
      await page.getByRole('heading', { name: i === 0 ? 'Votes so far' : 'This proposal was approved' }).waitFor();
      await page.locator('.outcome li').nth(i).waitFor();
      if (i === 1) {
        await page.getByRole('link', { name: 'see it as readers do' }).click();
        await page.getByRole('heading', { level: 1, name: 'Approved by transactions' }).waitFor();
      }
      await page.context().close();
    }
    expect(await stateOf(id)).toBe('executed');
  });

  test('two curators sign without a fee, and the contributor submits their signatures', async () => {
    const { id } = await proposeNote('by-signatures', 'Approved by signatures');
    for (const curator of [first, second]) {
      const page = await pageOf(curator, `#/review/${id}`);
      await act(page, 'Sign: approve', 'Sign');
      await page.getByText('You have signed.').waitFor();
      await page.context().close();
    }
    expect(await stateOf(id)).toBe('open');
    const page = await pageOf(contributor, `#/review/${id}`);
    await page.getByText('You proposed it, and nobody judges an own proposal.').waitFor();
    await act(page, 'Submit 2 signatures', 'Send');
    await page.getByRole('heading', { name: 'This proposal was approved' }).waitFor();
    expect(await stateOf(id)).toBe('executed');
    await page.context().close();
  });

  test('an offer without a bond is carried out by signatures alone', async () => {
    const { chain, registry } = outside;
    const { quorum, rejectionQuorum } = await readRegistry(chain, registry, 'rules', [kinds.indexOf('note')]);
    const proposal: Proposal = {
      action: 0,
      kind: kinds.indexOf('note'),
      period: 202611,
      key: keyToBytes32('offered'),
      baseVersion: 0,
      digest: await outside.store('note', noteNamed('offered', 'An offered note')),
      proposer: contributor.address,
      quorum,
      rejectionQuorum,
      deadline: Math.floor(Date.now() / 1000) + 86_400,
      bond: 0n,
    };
    const signature = await contributor.signTypedData(proposalTypedData(registryDomain(registry), proposal));
    const { id } = await offerProposal({ chain, registry, gateways: [scene.stack.gateway] }, { proposal, signature });
    const { page: queue } = await openPage(scene.browser);
    await queue.goto(`${scene.stack.gateway}/#/review`);
    await queue.getByRole('region', { name: 'Offered, not on chain' }).getByRole('link', { name: 'new note offered' }).click();
    await queue.getByText('offered, not on chain').waitFor();
    await queue.context().close();
    for (const [i, curator] of [first, second].entries()) {
      const page = await pageOf(curator, `#/review/${id}`);
      await page.getByRole('radio', { name: 'approve by a signature' }).waitFor();
      expect(await page.getByRole('radio', { name: 'transaction' }).count()).toBe(0);
      await act(page, 'Sign: approve', 'Sign');
      await page.getByText('You have signed.').waitFor();
      if (i === 1) {
        await act(page, 'Submit 2 signatures', 'Send');
        await page.getByRole('heading', { name: 'This proposal was approved' }).waitFor();
      }
      await page.context().close();
    }
    expect(await stateOf(id)).toBe('executed');
  });

  test('a rejection has a reason that is signed, kept and readable afterwards', async () => {
    const { id } = await proposeNote('rejected', 'Ten reasons to buy');
    for (const [i, curator] of [first, second].entries()) {
      const page = await pageOf(curator, `#/review/${id}`);
      await page.getByRole('radio', { name: 'reject, with a reason' }).check();
      await page.getByLabel('Reason, for everybody to read').fill(`Reason ${i + 1}: *an advertisement*, with no source that was read.`);
      await act(page, 'Sign the reason', 'Sign');
      await act(page, 'Reject on chain', 'Send');
      await page.locator('.outcome li').nth(i).waitFor();
      await page.context().close();
    }
    expect(await stateOf(id)).toBe('rejected');
    const { page } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/review/${id}`);
    await page.getByRole('heading', { name: 'This proposal was rejected' }).waitFor();
    for (const number of [1, 2]) await page.locator('.outcome-reason', { hasText: `Reason ${number}: an advertisement` }).waitFor();
    expect(await page.locator('.outcome-reason em').first().innerText()).toBe('an advertisement');
    await page.context().close();
  });

  test('several are approved in one transaction; one that would fail is named and left out', async () => {
    const both = [await proposeNote('batch-one', 'First of a batch'), await proposeNote('batch-two', 'Second of a batch')];
    const third = await proposeNote('batch-three', 'Third of a batch');
    const unread = await proposeUnread('batch-unread');
    const page = await pageOf(first, '#/review?kind=note');
    for (const title of ['First of a batch', 'Second of a batch', 'Third of a batch'])
      await page.getByRole('checkbox', { name: `Select ${title}` }).check();
    expect(await page.getByRole('checkbox', { name: 'Select batch-unread' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Approve 3 in one transaction' }).waitFor();
    await outside.send(first, approveRequest(outside.registry, third.proposal)); // the same curator, from another device
    await page.getByText('Third of a batch is left out:').waitFor();
    await act(page, 'Approve 2 in one transaction', 'Send');
    await page.getByRole('region', { name: 'Several at once' }).waitFor({ state: 'detached' });
    const items = await Promise.all(both.map(({ id }) => getProposal(outside.chain, { registry: outside.registry, id })));
    expect(items.map((one) => one?.item.approvals)).toEqual([1, 1]);
    expect(new Set(items.map((one) => one?.item.votes[0]?.transaction)).size).toBe(1);
    await expect.poll(() => page.getByRole('checkbox', { name: 'Select First of a batch' }).isDisabled()).toBe(true);
    expect(await stateOf(unread.id)).toBe('open');
    await page.context().close();
  });

  test('strangers hide nothing and break nothing: look-alike letters are marked, marks without end stand as text', async () => {
    const { head, draft } = await outside.profile('akash');
    const risk = draft.claims.find((one) => one.field === 'verification.risk') as Claim;
    const statement = risk.statement.replace('a', '\u0430'); // the Cyrillic letter
    const next = { ...setClaim(draft, { ...risk, statement }), change: { kind: 'correction' as const, summary: 'A spelling.' } };
    const { id } = await outside.open(contributor, {
      action: 'update',
      kind: 'project',
      period: 0,
      key: 'akash',
      baseVersion: head.version,
      digest: await outside.store('project', next),
    });
    const { chain, registry } = outside;
    const place = { chain, registry, gateways: [scene.stack.gateway] };
    for (const text of ['>'.repeat(4000), `${'- '.repeat(1999)}a`, 'Which letter?']) {
      const { address } = contributor;
      const comment = commentFor({ proposal: id, intent: 'comment', text, author: address, writtenAt: new Date(), replyTo: null });
      await postComment(place, {
        ...comment,
        signature: await contributor.signTypedData(commentTypedData(registryDomain(registry), comment)),
      });
    }
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/review/${id}`);
    const item = page.locator('.diff-item', { hasText: risk.id });
    await item.locator('del').waitFor();
    expect(await item.locator('ins').innerText()).toContain('\u0430');
    await page.getByText('Which letter?').waitFor();
    await page.locator('.comment', { hasText: '>'.repeat(4000) }).waitFor();
    expect(await page.locator('.comment').count()).toBe(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a comment is signed and answered; who speaks is said by the chain', async () => {
    const { id } = await proposeNote('discussed', 'A note to discuss');
    const asking = await pageOf(first, `#/review/${id}`);
    await asking.getByRole('radio', { name: 'a request for changes' }).check();
    await asking.getByLabel('What should be changed before it can be approved').fill('Where is the **source**? <script>alert(1)</script>');
    await act(asking, 'Sign the request', 'Sign');
    await asking.getByText('asks for changes').waitFor();
    await asking.context().close();
    const page = await pageOf(contributor, `#/review/${id}`);
    const asked = page.getByRole('article', { name: /Comment of/ }).first();
    expect(await asked.innerText()).toMatch(/curator, seat 0\s+asks for changes/);
    expect(await asked.innerText()).toContain('<script>alert(1)</script>');
    await asked.getByRole('button', { name: 'Answer' }).click();
    await page.getByLabel('Your answer').fill('It is a discussion without an address.');
    await act(page, 'Sign the comment', 'Sign');
    const answer = page.locator('.comment[data-answer]');
    await answer.waitFor();
    expect(await answer.innerText()).toMatch(/proposer[\s\S]*without an address/);
    await page.context().close();
  });

  test('what cannot be judged says why: no bytes, off schema, a stale base, no such proposal', async () => {
    const open = (key: string, digest: Digest) =>
      outside.open(contributor, { action: 'create', kind: 'note', period: 202611, key, baseVersion: 0, digest });
    const missing = await proposeUnread('no-bytes');
    const wrong = await open(
      'wrong-kind',
      (await getHead(outside.chain, { registry: outside.registry, kind: 'page', key: 'about' })).digest,
    );
    const { head, draft } = await outside.profile('livepeer');
    const change = async (sentence: string) =>
      outside.open(contributor, {
        action: 'update',
        kind: 'project',
        key: 'livepeer',
        baseVersion: head.version,
        digest: await outside.store('project', { ...draft, sentence, change: { kind: 'correction', summary: 'It said too little.' } }),
      });
    const [winner, stale] = [await change('The first of two sentences.'), await change('The second of two sentences.')];
    for (const curator of [first, second]) await outside.send(curator, approveRequest(outside.registry, winner.proposal));

    const { page } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/review/${missing.id}`);
    await page.getByRole('heading', { name: 'The bytes are not there yet' }).waitFor();
    await page.goto(`${scene.stack.gateway}/#/review/${wrong.id}`);
    await page.getByRole('heading', { name: 'The document is off schema' }).waitFor();
    await page.goto(`${scene.stack.gateway}/#/review/0x${'ab'.repeat(32)}`);
    await page.getByRole('heading', { name: 'There is no such proposal' }).waitFor();
    await page.goto(`${scene.stack.gateway}/#/review/${stale.id}`);
    await page.getByText('Its base is stale.').waitFor();
    await page.getByRole('button', { name: 'Rebase it in a form' }).click();
    await page.waitForURL(/#\/contribute\/project\/livepeer\?draft=/);
    await page.context().close();
  });
});
