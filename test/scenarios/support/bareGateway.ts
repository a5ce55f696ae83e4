import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../../scripts/stack/layout.ts';
import { freePort } from '../../../scripts/stack/ports.ts';

/** A gateway that knows no chain and holds nothing but a release. */
export interface BareGateway {
  url: string;
  /** The release under the path of its CID. */
  path: string;
  /** The release under an origin of its own. */
  subdomain: string;
  cid: string;
  /** Imports its release again. */
  again(): Promise<string>;
  close(): Promise<void>;
}

/** Starts a gateway in a process of its own, with an empty folder, and gives it a release: a folder, or a CAR of one. */
export async function bareGateway(release: string): Promise<BareGateway> {
  const data = await mkdtemp(join(tmpdir(), 'deml-bare-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'gateway', 'main.ts')], {
    env: {
      ...process.env,
      DEML_GATEWAY_DATA: data,
      DEML_GATEWAY_PORT: `${port}`,
      DEML_GATEWAY_LIBP2P: 'off',
      DEML_GATEWAY_APP: release,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const served = async (): Promise<string | undefined> => {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as { release?: string }).release : undefined;
  };
  const cid = await until(child, async () => served());
  return {
    url,
    path: `${url}/ipfs/${cid}/`,
    subdomain: `http://${cid}.ipfs.localhost:${port}/`,
    cid,
    async again() {
      child.kill('SIGHUP');
      return until(child, async () => {
        const now = await served();
        return now === cid ? undefined : now;
      });
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function until(child: ChildProcess, look: () => Promise<string | undefined>): Promise<string> {
  for (;;) {
    const found = await look();
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`The gateway ended with ${child.exitCode}.`);
    await sleep(100);
  }
}
