import { join } from 'node:path';
import { build } from 'vite';
import { root } from './layout.ts';

/** Builds from the sources of the app, with options as JSON. A process of its own (`viteBuild` of buildApp.ts). */
const app = join(root, 'app');
const options = JSON.parse(process.argv[2] ?? '{}');
try {
  await build({ root: app, configFile: join(app, 'vite.config.ts'), logLevel: 'silent', ...options });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
