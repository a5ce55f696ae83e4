import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The gateway's program. */
export const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** A gateway as a process of its own on `data`, that listens on a free port. */
export async function spawnGateway(data: string, extra: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, DEML_GATEWAY_DATA: data, DEML_GATEWAY_PORT: '0', DEML_GATEWAY_UPLOAD_BURST: '100000', ...extra };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The gateway ended before it listened.');
}
