import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { browserFlags } from '../../test/browser.ts';
import { browserHere } from '../browser.ts';
import { root } from '../stack/layout.ts';
import { command } from '../tell.ts';

const help = `node scripts/release/drawPictures.ts: draws the pictures of app/public anew: the icons of the installed app, and the preview
that messengers show beside a link (1200 × 630). They are kept in git; run it when the mark or the words change.`;

const paper = '#fbfbf9';
const ink = '#15181a';
const accent = '#0b5768';
const rule = '#d6dad4';
const mark = (size: number, colour = accent): string =>
  `<svg width="${size}" height="${size}" viewBox="0 0 15 15" fill="none" stroke="${colour}"><circle cx="7.5" cy="7.5" r="4" stroke-width="1.4"/><path d="M7.5 0v15M0 7.5h15" stroke-width="1.1"/></svg>`;

/** The mark on paper; a maskable one keeps it in the middle four fifths. */
const icon = (size: number, share: number): string =>
  `<body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;background:${paper}">${mark(Math.round(size * share))}</body>`;

const font = (family: string, file: string, weight: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url("file://${join(root, 'node_modules', file)}")}`;

const preview = `<style>
${font('Question', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', '200 900')}
${font('Words', '@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-400-normal.woff2', '400')}
${font('Words', '@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-600-normal.woff2', '600')}
body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 64px 72px; background: ${paper}; color: ${ink}; position: relative; }
.name { display: flex; align-items: center; gap: 18px; font: 600 34px/40px Question; padding-bottom: 26px; border-bottom: 3px solid ${ink}; }
h1 { font: 600 66px/74px Question; letter-spacing: -0.02em; margin: 52px 0 0; max-width: 980px; }
.words { position: absolute; left: 72px; right: 72px; bottom: 58px; display: flex; gap: 0; border-top: 1px solid ${rule}; padding-top: 22px; font: 400 27px/34px Words; color: #42484b; }
.words b { font-weight: 600; color: ${ink}; }
.corner { position: absolute; right: 64px; top: 52px; opacity: .9; }
</style><body>
<div class="name">${mark(44)}DeML OS</div>
<h1>Can ML be executed, verified, settled, and constrained without a central platform?</h1>
<div class="words">A neutral, verifiable register of decentralized machine-learning systems.</div>
</body>`;

const pictures: readonly { file: string; width: number; height: number; html: string }[] = [
  { file: 'icon-180.png', width: 180, height: 180, html: icon(180, 0.74) },
  { file: 'icon-192.png', width: 192, height: 192, html: icon(192, 0.82) },
  { file: 'icon-512.png', width: 512, height: 512, html: icon(512, 0.82) },
  { file: 'icon-maskable-512.png', width: 512, height: 512, html: icon(512, 0.56) },
  { file: 'preview.png', width: 1200, height: 630, html: preview },
];

await command(async () => {
  if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) return console.log(help);
  const executablePath = browserHere();
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, '--allow-file-access-from-files'] });
  const beside = join(root, 'app', 'public', 'picture.html'); // fonts are read from files only by a page that is one
  try {
    for (const { file, width, height, html } of pictures) {
      const page = await browser.newPage({ viewport: { width, height } });
      await writeFile(beside, `<!doctype html>${html}`);
      await page.goto(`file://${beside}`);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(root, 'app', 'public', file) });
      await page.close();
    }
  } finally {
    await rm(beside, { force: true });
    await browser.close();
  }
});
