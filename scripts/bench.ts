import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import hre from 'hardhat';
import { gasFigures } from './bench/gas.ts';
import { gatewayFigures } from './bench/gateway.ts';
import { writeManyNotes } from './bench/manyNotes.ts';
import { measurePage } from './bench/page.ts';
import { measureMonth, measureNotes, measureVerification } from './bench/reading.ts';
import { machine, writePage } from './bench/report.ts';
import { atMost, plain, section } from './bench/table.ts';
import { measureTemplate } from './bench/template.ts';
import { seed } from './seed.ts';
import { buildApp } from './stack/buildApp.ts';
import { LOCAL_CHAIN_ID, layoutOf, root } from './stack/layout.ts';
import { startStack } from './stack/startStack.ts';

const help = `npm run bench: every budget of the design beside what this machine measures now

  npm run bench                the whole, about four minutes
  npm run bench -- --write     also put the tables into docs/reference/performance.md
  npm run bench -- --notes N   notes in the large month (default 1000)`;

const { values } = parseArgs({ options: { help: { type: 'boolean' }, write: { type: 'boolean' }, notes: { type: 'string' } } });
if (values.help) {
  console.log(help);
  process.exit(0);
}

const count = Number(values.notes ?? 1000);
const [big, small] = [203001, 202606];
const dir = await mkdtemp(join(tmpdir(), 'deml-bench-'));
const report: string[] = [];
const add = (title: string, figures: Parameters<typeof section>[1]) => {
  report.push(section(title, figures));
  console.log(section(title, figures));
};

try {
  await hre.tasks.getTask('build').run({ quiet: true });
  add('Contracts', await gasFigures());

  await buildApp('local');
  const layout = layoutOf(join(dir, 'stack'));
  const timed = async () => {
    const began = performance.now();
    const stack = await startStack({ layout });
    return { stack, seconds: (performance.now() - began) / 1000 };
  };
  const first = await timed();
  await first.stack.stop();
  const { stack, seconds } = await timed();
  add('Start', [
    plain('first start, with the app built: chain, contracts, gateway, content', `${first.seconds.toFixed(1)} s`),
    atMost('second start', seconds, 30, ' s', 1),
  ]);
  const systems = (await readdir(join(root, 'content/projects'))).length;
  add('The Projects page', await measurePage(stack.gateway, systems));
  add('The Projects page beside the stock RainbowKit template', await measureTemplate(stack.gateway, systems));
  add('Verification', await measureVerification(stack));

  add('Gateway', await gatewayFigures());

  const before = await measureMonth(stack, small);
  const content = join(dir, 'content');
  await writeManyNotes(content, big, count);
  console.log(`Proposing and approving ${count} notes …`);
  await seed({
    rpc: stack.rpc,
    gateway: stack.gateway,
    registry: { address: stack.deployment.registry, chainId: LOCAL_CHAIN_ID },
    content,
  });
  add('Notes', [plain('a month, heads and documents, before', `${before.toFixed(1)} ms`), ...(await measureNotes(stack, { big, small }))]);
  await stack.stop();
} finally {
  await rm(dir, { recursive: true, force: true });
}

if (values.write) {
  const intro = `# Performance\n\nWritten by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}, shared with other work, so times are noisy and only\nratios of one run compare. All over loopback; KB are 1,024 bytes.\n\nA revision that creates an entry is over its budget: writing the entry and listing its key cost the same in both designs, and the floor of\nour three transactions alone is 0.39 of the Governor's. By signatures it is one transaction and 0.29 of the Governor's, but more than half of an\nattestation: the floor alone is 0.52 of one.\n\nThe Projects page is measured at its address behind \`#\`, where the page drawn for Home comes before it, with every script until its table stands. What\nany page loads at once is held below 110,000 bytes by \`test/release.test.ts\`; the page at \`projects/\` stands under Lighthouse.\n\n`;
  await writePage(intro + report.join('\n'));
  console.log('docs/reference/performance.md is written.');
}
process.exit(0); // Hardhat keeps workers alive
