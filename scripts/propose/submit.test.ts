import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listening, serveGateway } from '../../gateway/serveGateway.ts';
import { type TestGateway, testGateway } from '../../gateway/testGateway.ts';
import { blocksOf, type DraftBlocks, setClaim } from '../../registry/edit/index.ts';
import { claim, profile } from '../../registry/testDocuments.ts';
import type { Connection } from './connect.ts';
import { parseOptions } from './options.ts';
import type { Prepared } from './prepare.ts';
import { publish } from './submit.ts';

let gateway: TestGateway;
let server: Listening;
beforeAll(async () => {
  gateway = await testGateway();
  server = await serveGateway(gateway, { host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await server?.close();
  await gateway?.dispose();
});

async function published(blocks: DraftBlocks): Promise<string[]> {
  const said: string[] = [];
  const options = parseOptions(['profile.json', '--kind', 'project']);
  await publish({ gateway: server.url } as Connection, options, { blocks } as Prepared, (step, detail) => said.push(`${step}: ${detail}`));
  return said;
}

it('a gateway that has lost the unchanged groups gets them again; one that has them gets what changed', async () => {
  const held = (await blocksOf('project', profile())).blocks.map(({ digest }) => digest);
  const edited = async (statement: string) => blocksOf('project', setClaim(profile(), claim('thesis.threat', { statement })), held);
  // This gateway never had the head: it takes no overview without its groups.
  expect(await published(await edited('One.'))).toEqual([
    `upload: 11 of 11 blocks to ${server.url}`,
    `read back: all 11 blocks from ${server.url}, by digest`,
  ]);
  expect((await published(await edited('Two.')))[0]).toBe(`upload: 2 of 11 blocks to ${server.url}; the rest is unchanged`);
}, 60_000);
