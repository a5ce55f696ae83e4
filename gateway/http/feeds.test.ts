import { describe, expect, test } from 'vitest';
import { feedScene, type Item, inMonth } from '../feeds/testFeeds.ts';
import { readSettings } from '../settings.ts';
import { note } from '../testDocuments.ts';
import { testGateway } from '../testGateway.ts';

const scene = feedScene();
const { store, body, feed, tick } = scene;

describe('over HTTP', () => {
  test('an answer is sent once, by its ETag or its date', async () => {
    await store(note('one'));
    await scene.chain.revise('note', 'one', note('one').cid, inMonth);
    await tick();
    await expect.poll(async () => (await scene.gateway.get('/feeds/all.json')).headers.get('last-modified')).not.toBeNull();
    for (const path of ['/feeds', '/feeds.opml', '/feeds/all.atom', '/feeds/all.json', '/feeds/deadlines.ics']) {
      const answer = await scene.gateway.get(path);
      expect([answer.status, answer.headers.get('access-control-allow-origin')], path).toEqual([200, '*']);
      const [etag, date] = [answer.headers.get('etag') as string, answer.headers.get('last-modified') as string];
      expect((await scene.gateway.get(path, { 'if-none-match': etag })).status, path).toBe(304);
      expect((await scene.gateway.get(path, { 'if-modified-since': date })).status, path).toBe(304);
      expect((await scene.gateway.get(path, { 'if-none-match': '"other"', 'if-modified-since': date })).status, path).toBe(200);
      expect((await scene.gateway.get(path, { 'if-modified-since': new Date(0).toUTCString() })).status, path).toBe(200);
      expect(await (await scene.gateway.get(path, {}, 'HEAD')).text(), path).toBe('');
    }
  });

  test('what is not there is refused with the nearest names', async () => {
    await store(note('one'));
    await scene.chain.revise('page', 'about', note('one').cid);
    await tick();
    for (const [path, status, code, said] of [
      ['/feeds/tag/verificaton.atom', 404, 'unknown-feed', 'tag/verification'],
      ['/feeds/field/verification.mecanism.json', 404, 'unknown-feed', 'field/verification.mechanism'],
      ['/feeds/project/gensin.json', 404, 'unknown-feed', '/feeds lists'],
      ['/feeds/al.json', 404, 'unknown-feed', 'the nearest are all'],
      ['/feeds/tag/hardware.ics', 404, 'unknown-feed', 'deadlines.ics'],
      ['/feeds/all.rss', 400, 'bad-request', '.atom'],
      ['/feeds/all.atom?before=yesterday', 400, 'bad-request', 'next page'],
      ['/feeds/%ff.atom', 404, 'unknown-feed', '/feeds lists'],
    ] as const) {
      const answer = await scene.gateway.get(path);
      expect(answer.status, path).toBe(status);
      const problem = (await answer.json()) as { code: string; detail: string; fix: string };
      expect(problem.code, path).toBe(code);
      expect(`${problem.detail} ${problem.fix}`, path).toContain(said);
    }
  });

  test('who asks too often is told to wait', async () => {
    await scene.gateway.dispose();
    scene.gateway = await scene.chain.openGateway({ feedBurst: 2, feedsPerMinute: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => scene.gateway.get('/feeds')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  });

  test('a gateway without a chain says that it has none', async () => {
    const closed = await testGateway();
    const answer = await closed.get('/feeds/all.atom');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([501, 'feeds-closed']);
    await closed.dispose();
  });

  test('addresses are those that the operator gave', async () => {
    await scene.gateway.dispose();
    const addresses = readSettings({
      DEML_GATEWAY_PUBLIC_URL: 'https://gateway.example.org/',
      DEML_GATEWAY_APP_URL: 'https://app.example.org/deml/',
    });
    scene.gateway = await scene.chain.openGateway({ publicUrl: addresses.publicUrl, appUrl: addresses.appUrl, pollMs: 600_000 });
    await store(note('one'));
    await scene.chain.revise('note', 'one', note('one').cid, inMonth);
    await tick();
    const [item] = (await feed('all')).items as [Item];
    expect(item.url).toMatch(/^https:\/\/app\.example\.org\/deml\/#\/note\/202611\/one\?at=\d+$/);
    expect(await body('/feeds/all.atom')).toContain('<link href="https://gateway.example.org/feeds/all.atom" rel="self"');
  });
});
