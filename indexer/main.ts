import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemlError } from '../registry/errors/index.ts';
import { keepComplete } from './complete.ts';
import { allManagers } from './managers.ts';
import { onLog, whyAnew } from './ponderLog.ts';
import { clearIfReplaced, endReplaced } from './replaced.ts';
import { settingsFrom } from './settings.ts';

const help = `Usage: node indexer/main.ts [--serve]

Writes the events of the registry into tables and serves them. Every setting is an environment variable DEML_INDEXER_*;
docs/reference/indexer.md lists them. --serve answers from a Postgres database that another process fills. Ctrl-C ends it.`;

if (process.argv.includes('--help')) {
  console.log(help);
} else {
  try {
    await main(process.argv.includes('--serve') ? 'serve' : 'start');
  } catch (error) {
    console.error(error instanceof DemlError ? `${error.message}\nFix: ${error.fix}` : error);
    process.exit(1);
  }
}

/** Ponder runs in this process: a second one would outlive a `kill -9` of this one and go on writing into the same folder. */
async function main(task: 'start' | 'serve'): Promise<void> {
  const settings = settingsFrom(process.env);
  process.env.PONDER_TELEMETRY_DISABLED = '1'; // it sends to its makers otherwise
  process.env.DO_NOT_TRACK = '1';
  process.env.PORT = `${settings.port}`; // one of the surroundings would go before --port
  process.env.DEML_INDEXER_DATA = settings.data;
  settings.managers = allManagers(settings);
  process.env.DEML_INDEXER_MANAGER = settings.managers.join(',');
  mkdirSync(dirname(settings.data), { recursive: true });
  process.chdir(dirname(settings.data)); // Ponder writes the GraphQL schema into a folder `generated` where it stands
  if (task === 'start') {
    await clearIfReplaced(settings);
    onLog((line) => {
      const why = whyAnew(line, settings);
      if (why) endReplaced(settings.data, why);
    });
    void keepComplete(settings);
  }
  const { host, port, schema } = settings;
  const at = ['--root', fileURLToPath(new URL('.', import.meta.url)), '--hostname', host, '--port', `${port}`, '--schema', schema];
  process.argv = [process.execPath, 'ponder', task, ...at];
  await import(new URL('bin/ponder.js', import.meta.resolve('ponder')).href);
}
