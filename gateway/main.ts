import { DemlError } from '../registry/errors/index.ts';
import { createGateway } from './createGateway.ts';
import { rebuildFeeds } from './feeds/rebuild.ts';
import { rebuild } from './search/rebuild.ts';
import { serveGateway } from './serveGateway.ts';
import { readSettings } from './settings.ts';

const help = `Usage: node gateway/main.ts [--rebuild-search | --rebuild-feeds]

Opens the IPFS node and serves the gateway. Every setting is an environment variable DEML_GATEWAY_*;
docs/reference/http-api.md lists them. Ctrl-C closes it; SIGHUP imports DEML_GATEWAY_APP again.

  --rebuild-search   throws the search index away, fills it from the chain and the stored blocks, and ends;
                     no other gateway may use the data folder meanwhile
  --rebuild-feeds    the same with the tables of the feeds`;

if (process.argv.includes('--help')) {
  console.log(help);
} else {
  try {
    await (process.argv.includes('--rebuild-search') ? rebuildSearch() : process.argv.includes('--rebuild-feeds') ? feedsAnew() : main());
  } catch (error) {
    console.error(error instanceof DemlError ? `${error.message}\nFix: ${error.fix}` : error);
    process.exitCode = 1;
  }
}

async function rebuildSearch(): Promise<void> {
  const { earlier, ...report } = await rebuild({ ...readSettings(process.env), log: console.error });
  console.log(`gateway: the search index holds ${report.items} items of ${report.heads} heads, state ${report.state}`);
  console.log(`gateway: and ${earlier.items} items of ${earlier.revisions} earlier revisions, state ${earlier.state}`);
  const waiting = report.waiting + earlier.waiting;
  if (waiting > 0) console.log(`gateway: ${waiting} documents are not stored here; they are added when they arrive`);
  process.exit(0); // what is left is timers
}

async function feedsAnew(): Promise<void> {
  const { items, facts, waiting } = await rebuildFeeds({ ...readSettings(process.env), log: console.error });
  console.log(`gateway: the feeds hold ${items} items from ${facts} facts of the chain`);
  if (waiting > 0) console.log(`gateway: ${waiting} of them wait for documents that are not stored here`);
  process.exit(0); // what is left is timers
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  // A library that rejects a promise behind our back must not end the node.
  let behind = (error: unknown): void => console.error('gateway: unhandled rejection while opening:', error);
  process.on('unhandledRejection', (error) => behind(error));
  const gateway = await createGateway({ ...settings, log: console.error });
  behind = (error) => gateway.journal.record('unhandled rejection', error);
  const listening = await serveGateway(gateway, settings).catch(async (error) => {
    await gateway.close();
    throw error;
  });
  const { app } = settings;
  if (app) {
    process.on('SIGHUP', () => {
      gateway
        .addDirectory(app)
        .then(gateway.setRelease)
        .catch((error) => gateway.journal.record('import of the app', error));
    });
  }
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await listening.close();
    await gateway.close();
    process.exit(0); // libp2p may keep a timer
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  console.log(`gateway: listening on ${listening.url}`); // last: whoever reads it may send a signal at once
}
