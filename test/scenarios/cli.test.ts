import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequest, getFirstPage } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { setClaim } from '../../registry/edit/index.ts';
import { type Claim, groups } from '../../registry/schema/index.ts';
import { packCli } from '../../scripts/pack.ts';
import { root } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { faultyGateway } from './support/faultyGateway.ts';
import { entryCount } from './support/listed.ts';
import { type Proposer, proposerAt } from './support/proposer.ts';
import { rpc } from './support/rpc.ts';
import { type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

interface Ended {
  status: number;
  out: string;
  err: string;
}

/** A command as a user runs it, piped: nobody sits at a terminal. */
function runs(
  file: string,
  args: readonly string[],
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, DEML_CONFIG: '', ...env }, maxBuffer: 2 ** 26 };
    execFile(file, args, options, (error, out, err) => resolve({ status: error ? Number(error.code) : 0, out, err }));
  });
}

const revisions = [
  { kind: 'world', statement: 'One hundred providers.' },
  { kind: 'correction', statement: 'Ninety-nine providers.' },
  { kind: 'world', statement: 'Two hundred providers.' },
] as const;

describe('deml', () => {
  let dir: string;
  let files: string;
  let stack: RunningStack;
  let outside: Proposer;
  let claim: string;
  /** The newest block before the revisions. */
  let before: bigint;
  const deml = (...args: string[]) => runs(process.execPath, [join(root, 'cli', 'deml.mjs'), ...args], { env: { DEML_CONFIG: dir } });
  const elsewhere = (place: { rpc?: string; gateway?: string }, ...args: string[]) =>
    deml(...args, '--rpc', place.rpc ?? stack.rpc, '--gateway', place.gateway ?? stack.gateway, '--registry', stack.registry);

  beforeAll(async () => {
    dir = await seededStackDir();
    files = await mkdtemp(join(tmpdir(), 'deml-files-'));
    stack = await startedStack(dir);
    outside = proposerAt({ rpc: stack.rpc, gateway: stack.gateway, registry: { address: stack.registry, chainId: 31338 } });
    before = (await getFirstPage(outside.chain, { registry: outside.registry })).blockNumber;
    for (const { kind, statement } of revisions) {
      await rpc(stack.rpc, 'evm_increaseTime', [86_400]);
      await rpc(stack.rpc, 'evm_mine');
      const { head, draft } = await outside.profile('akash');
      const reading = draft.claims.find((one) => one.field === 'metrics.workers' && one.headline) as Claim;
      claim = reading.id;
      const next = { ...setClaim(draft, { ...reading, statement }), change: { kind, summary: `It is now: ${statement}` } };
      const digest = await outside.store('project', next);
      const entry = { action: 'update', kind: 'project', key: 'akash', baseVersion: head.version, digest } as const;
      const { proposal } = await outside.open(wallets.contributor, entry);
      for (const curator of wallets.curators.slice(0, proposal.quorum))
        await outside.send(curator, approveRequest(outside.registry, proposal));
    }
  });

  afterAll(async () => {
    await stack?.stop();
    await removeStackDir(dir);
    await rm(files, { recursive: true, force: true });
  });

  test('lists what the register holds, one line an entry, and says last what that rests on', async () => {
    const { status, out, err } = await deml('list');
    expect(status).toBe(0);
    expect(out.split('\n').filter((line) => /^(0g|akash|autonolas|bittensor|fluence|gensyn|livepeer|sentient) /.test(line))).toHaveLength(
      8,
    );
    expect(out).not.toContain('\x1b');
    expect(err).toMatch(
      /^Verified at block \d+ .* of chain 31338, registry 0x\w+; RPC http\S+ \(alone\); gateways http\S+ \(\d+ blocks\)\.\n$/,
    );
    expect((await deml('list', '--filter', 'verification=optimistic')).out).toMatch(/^sentient /m);
    expect((await deml('list', 'notes', '--filter', 'month=202501')).out).toContain('202501/toploc');
    expect(await deml('list', 'notes', '--filter', 'project=nobody')).toMatchObject({ status: 2, out: expect.stringContaining('None of') });
  });

  test('shows each claim with its clocks, sources and approvers, as it is and as it was', async () => {
    const now = await deml('show', 'akash', '--claim', claim, '--history');
    expect(now.status).toBe(0);
    expect(now.out).toContain('version 4  active');
    expect(now.out).toContain(`approved by ${wallets.curators[0]?.address.toLowerCase()}`);
    expect(now.out).toMatch(/held \S+ · read \S+ · approved \S+ · /);
    for (const [i, { kind, statement }] of revisions.entries())
      expect(now.out).toContain(`v${i + 2} changed (${kind}): It is now: ${statement}`);
    expect((await deml('show', 'akash@2', '--claim', claim)).out).toContain('One hundred providers.');
    const then = await deml('show', 'akash', '--at', String(before), '--json');
    const known = await deml('show', 'akash@1', '--json');
    const records = (out: string) => (JSON.parse(out).answer as { records: { record: string }[] }).records;
    // Readings are of another entry, which that moment has too and that revision does not name.
    const { reading, other } = Object.groupBy(records(then.out), ({ record }) => (record === 'reading' ? record : 'other'));
    expect(reading?.length).toBeGreaterThan(0);
    expect(other).toEqual(records(known.out));
    expect(JSON.parse(then.out).answer.entry.version).toBe(1);
  });

  test('tells the difference of revisions and dates, also only what the world changed', async () => {
    expect((await deml('diff', 'akash')).out).toMatch(/version 3 .* → version 4[\s\S]*statement: \[-Ninety-nine-\]/);
    const world = await deml('diff', 'akash', '1', '4', '--world-only', '--json');
    const { revisions: way, differences } = JSON.parse(world.out).answer;
    expect(way.map(({ left }: { left: boolean }) => left)).toEqual([false, true, false]);
    expect(differences.map(({ from, to }: { from: number; to: number }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect((await deml('diff', 'akash', '9')).status).toBe(2);
    expect((await deml('diff', 'akash', '3', '2')).status).toBe(1);
  });

  test('compares systems, differences first', async () => {
    const { status, out } = await deml('compare', 'gensyn', 'akash', '--json');
    expect(status).toBe(0);
    const { groups: compared, projects } = JSON.parse(out).answer;
    expect(projects.map(({ key }: { key: string }) => key)).toEqual(['gensyn', 'akash']);
    expect(compared.map(({ group }: { group: string }) => group)).toEqual(groups);
    for (const { fields } of compared as { fields: { same: boolean }[] }[])
      expect(fields.map(({ same }) => Number(same))).toEqual(fields.map(({ same }) => Number(same)).toSorted());
  });

  test('finds, and checks what was found', async () => {
    const { status, out } = await deml('search', 'toploc', '--kind', 'note', '--json');
    expect(status).toBe(0);
    const { hits } = JSON.parse(out).answer;
    expect(hits[0]).toMatchObject({ entry: { kind: 'note', key: 'toploc' }, verified: true });
    expect((await deml('search', 'qqxyzzyqq')).status).toBe(2);
  });

  test('gives every answer in the form that `deml schema` tells', async () => {
    const ajv = new Ajv2020({ strict: false });
    const asked = {
      list: ['list', 'notes'],
      show: ['show', 'akash', '--history'],
      compare: ['compare', 'gensyn', 'akash'],
      diff: ['diff', 'akash', '1', '4'],
      search: ['search', 'proof'],
      verify: ['verify', 'gensyn'],
      cite: ['cite', 'projects'],
      export: ['export', 'gensyn', '--as', 'bib', '-o', join(files, 'gensyn.bib')],
    };
    for (const [command, args] of Object.entries(asked)) {
      const validate = ajv.compile(JSON.parse((await deml('schema', command)).out));
      const { out, status } = await deml(...args, '--json');
      expect(status, command).toBe(0);
      expect(validate(JSON.parse(out)), `${command}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
    const validate = ajv.compile(JSON.parse((await deml('schema')).out));
    const { out } = await deml('show', 'gensin', '--json');
    expect(JSON.parse(out).error).toMatchObject({ code: 'not-found', fix: expect.stringContaining('Did you mean gensyn') });
    expect(validate(JSON.parse(out))).toBe(true);
  });

  test('takes the whole state away as a CAR, and verifies it again; an altered one is told from it', async () => {
    const car = join(files, 'state.car');
    expect((await deml('export', 'state', '--as', 'car', '-o', car)).status).toBe(0);
    const whole = await deml('verify', car);
    expect(whole).toMatchObject({
      status: 0,
      out: expect.stringMatching(new RegExp(`${entryCount} of ${entryCount} entries verified[\\s\\S]*state root baguqeera`)),
    });
    expect((await deml('export', 'state', '--as', 'car', '-o', car)).err).toContain('it is there already');
    const bytes = await readFile(car);
    const at = bytes.indexOf('Reproducible execution stack');
    bytes[at] = 0x52 ^ 1;
    await writeFile(join(files, 'altered.car'), bytes);
    expect(await deml('verify', join(files, 'altered.car'))).toMatchObject({
      status: 3,
      out: expect.stringMatching(/^ALTERED {2}project gensyn/),
    });
    await deml('export', 'gensyn', '--as', 'car', '-o', join(files, 'gensyn.car'));
    expect(await deml('verify', join(files, 'gensyn.car'))).toMatchObject({
      status: 0,
      out: expect.stringContaining('1 of 1 entry verified'),
    });
    const csv = await deml('export', 'projects', '--as', 'csv');
    expect(csv.out).toMatch(/^record,slug,name,/);
  });

  test('says with its status who failed: a gateway that lies 3, nobody there 4, wrong use 1', async () => {
    const liar = await faultyGateway(stack.gateway, 'altered');
    const list = await elsewhere({ gateway: liar.url }, 'list');
    expect(list).toMatchObject({
      status: 3,
      out: expect.stringContaining('NOT VERIFIED'),
      err: expect.stringMatching(/^NOT ALL VERIFIED .*refused/),
    });
    const show = await elsewhere({ gateway: liar.url }, 'show', 'gensyn');
    expect(show).toMatchObject({ status: 3, out: '', err: expect.stringMatching(/returned bytes of bafk\w+ for bafk\w+/) });
    expect((await elsewhere({ gateway: liar.url }, 'verify', 'gensyn')).status).toBe(3);
    const both = await elsewhere({}, 'show', 'gensyn', '--gateway', liar.url);
    expect(both).toMatchObject({ status: 0, err: expect.stringMatching(/^Verified .*\(refused\)/) });
    await liar.close();
    expect(await elsewhere({ rpc: 'http://127.0.0.1:1' }, 'list')).toMatchObject({
      status: 4,
      out: '',
      err: expect.stringContaining('--rpc'),
    });
    expect(await elsewhere({ gateway: 'http://127.0.0.1:1' }, 'show', 'gensyn')).toMatchObject({
      status: 4,
      err: expect.stringContaining('--gateway'),
    });
    for (const args of [
      ['lst'],
      ['list', 'papers'],
      ['list', '--filter', 'nothing=x'],
      ['show', 'Bad Name'],
      ['show'],
      ['export', 'gensyn', '--as', 'pdf'],
    ])
      expect((await deml(...args)).status, args.join(' ')).toBe(1);
    expect((await deml('show', 'nothing-here')).status).toBe(2);
  });

  test('ends in silence when nobody reads on', async () => {
    const { status, out, err } = await runs('sh', ['-c', `"${process.execPath}" cli/deml.mjs show akash --json 2>&1 | head -c 100`], {
      env: { DEML_CONFIG: dir },
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\{\n {2}"schema": "deml\.cli\/1"/);
  });

  test('runs from a tarball in an empty folder, on the Node that is there', async () => {
    const tarball = await packCli();
    const home = await mkdtemp(join(tmpdir(), 'deml-home-'));
    await writeFile(join(home, 'package.json'), '{"private":true}');
    const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_offline: 'true', DEML_CONFIG: dir };
    expect(await runs('npm', ['install', tarball], { cwd: home, env: quiet })).toMatchObject({ status: 0 });
    const { status, out } = await runs('npx', ['--no', 'deml', 'show', 'akash', '--claim', claim], { cwd: home, env: quiet });
    expect(status).toBe(0);
    expect(out).toContain('Two hundred providers.');
    const here = await runs('npx', ['--no', 'deml', 'show', 'akash', '--claim', claim], { env: quiet });
    expect(here.out).toBe(out);
    await rm(home, { recursive: true });
  });

  test('what it verified is what the contract holds', async () => {
    const { head } = await outside.profile('akash');
    const { entry } = JSON.parse((await deml('show', 'akash', '--json')).out).answer;
    expect(entry).toMatchObject({ digest: head.digest, cid: cidOf(head.digest), version: head.version });
  });
});
