import { beforeAll, describe, expect, it } from 'vitest';
import { cidOf, type Digest } from '../cid/index.ts';
import { UnavailableError } from '../errors/index.ts';
import { createBlockReader } from '../verify/index.ts';
import { flipped, honest, RAW, refusing, serve } from '../verify/servers.node.ts';
import { openReleaseFiles } from './releaseFiles.ts';
import { releaseFile } from './releaseState.ts';
import { type TestRelease, testRelease } from './testRelease.ts';

let made: TestRelease;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  made = await testRelease();
  ({ files } = await made.written());
});

/** A host of plain files that knows no type. */
const host = (change: (path: string, bytes: Uint8Array) => Uint8Array | undefined = (_, bytes) => bytes) =>
  serve((request, response) => {
    const path = request.url?.replace('/state/', '') ?? '';
    const found = files.get(path);
    const bytes = found && change(path, found);
    if (!bytes) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  });

const shelf = () => new Map([...made.blocks].map(([digest, bytes]) => [`${cidOf(digest)}?format=raw`, bytes]));
const pathsOf = ({ hits }: { hits: { path: string }[] }) => hits.map(({ path }) => path);

describe('the files of a release', () => {
  it('tell state and heads, and stand in for a gateway: a collection is one request', async () => {
    const site = await host();
    const gateway = await serve(honest(shelf()));
    const release = await openReleaseFiles(`${site.url}/state`);
    expect(await release.heads({ kind: 'note', period: 202601 })).toEqual(made.of('note', 202601));
    expect(await release.heads({ kind: 'note', period: 190001 })).toEqual([]);
    const reader = createBlockReader({ gateways: [release.url, gateway.url], fetch: release.fetch });
    const { found, failures } = await reader.collection({ kind: 'project', period: 0 }, made.of('project'));
    expect([...found.keys(), ...failures.keys()]).toEqual(made.of('project').map(({ digest }) => digest));
    for (const group of made.groups) expect(await reader.block(group)).toEqual(made.blocks.get(group));
    expect(gateway.hits).toEqual([]);
    expect(pathsOf(site)).toEqual([
      '/state/state.json',
      '/state/heads/note-202601.json',
      ...[...found.keys(), ...made.groups].map((digest) => `/state/${releaseFile.block(cidOf(digest))}`),
    ]);
  });

  it('leave to the gateways what they do not hold, and are not asked for a CAR that they have not', async () => {
    const gone = made.of('metric')[0]?.digest as Digest;
    const site = await host((path, bytes) => (path === releaseFile.block(cidOf(gone)) ? undefined : bytes));
    const gateway = await serve(honest(shelf()));
    const release = await openReleaseFiles(`${site.url}/state`);
    const reader = createBlockReader({ gateways: [release.url, gateway.url], fetch: release.fetch });
    expect(await reader.block(gone)).toEqual(made.blocks.get(gone));
    await expect(reader.car('baguqeeraunknown', { onBlock: () => {} })).rejects.toBeInstanceOf(UnavailableError);
    expect(pathsOf(site)).toEqual(['/state/state.json', `/state/${releaseFile.block(cidOf(gone))}`]);
  });

  it('are nothing that may still arrive: what they lack is not on its way', async () => {
    const site = await host((path, bytes) => (path.startsWith('blocks/') ? undefined : bytes));
    const release = await openReleaseFiles(`${site.url}/state`);
    const reader = createBlockReader({ gateways: [release.url, await refusing()], fetch: release.fetch });
    const error = await reader.block(made.groups[0] as Digest).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnavailableError);
    expect((error as UnavailableError).coming).toBe(false);
  });

  it('are refused where a block was altered, and a gateway gives it', async () => {
    const [group] = made.groups as [Digest];
    const site = await host((path, bytes) => (path.startsWith('blocks/') ? flipped(bytes) : bytes));
    const gateway = await serve((request, response) => {
      const bytes = shelf().get(request.url?.replace('/ipfs/', '') ?? '');
      response.writeHead(200, { 'content-type': RAW }).end(bytes);
    });
    const release = await openReleaseFiles(`${site.url}/state`);
    const reader = createBlockReader({ gateways: [release.url, gateway.url], fetch: release.fetch });
    expect(await reader.block(group)).toEqual(made.blocks.get(group));
    expect(reader.reports()).toMatchObject([{ url: release.url, state: 'refused' }, { state: 'ok' }]);
  });

  it('are not opened where the state is missing or makes no sense', async () => {
    const missing = await host((path, bytes) => (path === releaseFile.state ? undefined : bytes));
    await expect(openReleaseFiles(`${missing.url}/state`)).rejects.toThrow('answered 404 for state.json');
    const altered = await host((path, bytes) => (path === releaseFile.state ? bytes.subarray(1) : bytes));
    await expect(openReleaseFiles(`${altered.url}/state`)).rejects.toThrow('not canonical');
    await expect(openReleaseFiles(`${await refusing()}/state`)).rejects.toThrow('could not be read');
  });
});
