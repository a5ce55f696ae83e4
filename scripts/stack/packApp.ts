import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../app/state/config.ts';

/** The Content-Security-Policy of a release: its own files, the endpoints it names, and any https endpoint of the reader's own. */
export function policyOf({ rpcs, gateways }: Pick<Config, 'rpcs' | 'gateways'>): string {
  const origins = [...new Set([...rpcs, ...gateways].map((url) => new URL(url).origin))];
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'",
    `connect-src 'self' ${origins.join(' ')} https: http://127.0.0.1:* http://localhost:*`, "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
  ].join('; ');
}

/** Makes a release of a built app: its files, `config.json`, and the policy that follows from it. Written beside, then renamed. */
export async function packApp(built: string, target: string, config: Config): Promise<void> {
  const next = `${target}.new`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await cp(built, next, { recursive: true });
  await writeFile(join(next, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  const page = await readFile(join(next, 'index.html'), 'utf8');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(config)}">`;
  await writeFile(join(next, 'index.html'), page.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}\n    ${meta}`));
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
}
