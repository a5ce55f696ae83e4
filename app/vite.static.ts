import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The two scripts of a release that are no modules of the app: what runs before the first paint, in the head of every page, and the
 * service worker, to which the maker of a release writes the list of its files.
 */
export function ownScripts(): Plugin {
  let entrance = { file: '', code: '' };
  let worker = '';
  return {
    name: 'own-scripts',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    async buildStart() {
      const code = await bundled('static/entrance.ts');
      entrance = { file: `assets/entrance-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`, code };
      worker = await bundled('static/worker.ts');
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: entrance.file, source: entrance.code });
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: worker });
    },
    transformIndexHtml: {
      order: 'post',
      // Before the stylesheets: behind them it would wait for them.
      handler: (html) => html.replace('<title>', `<script src="./${entrance.file}"></script>\n    <title>`),
    },
  };
}

/** One file in one scope, with everything that it imports. */
async function bundled(entry: string): Promise<string> {
  const output = (await build({
    root: at('.'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2023', lib: { entry: at(entry), formats: ['iife'], name: 'own' }, modulePreload: false },
  })) as Rolldown.RolldownOutput[];
  const chunks = output.flatMap((one) => one.output).flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (chunks.length !== 1) throw new RangeError(`${entry} is ${chunks.length} files, where one was meant.`);
  return chunks[0] as string;
}
