import { type Place, rootFrom, staticHref } from './addresses.ts';
import type { Drawing } from './draw.tsx';
import type { Head } from './head.ts';

/** A page as it was drawn, and what stands around it in the release. */
export interface Sheet extends Place {
  address: string;
  /** The language of the interface, as a page says it. */
  lang: string;
  head: Head;
  drawing: Drawing;
  /** Names under `state/` of what the page was drawn from. */
  state: readonly string[];
  /** Files of the build: stylesheets and modules of what stands in the page. */
  styles: readonly string[];
  modules: readonly string[];
  /** Brought by the script once the page stands; for a reader without it, at once. */
  lateFonts: string | undefined;
  /** What a reader without script is told. */
  without: string;
  /** The same page in other languages: their tags and their folders. */
  others: readonly { lang: string; folder: string; name: string }[];
  /** Where this release is published, if its config says so: addresses for those who ask for whole ones. */
  site: string | undefined;
}

/** The stylesheet of one page, beside it. */
export const ownStyle = 'page.css';

/** A page and the stylesheet beside it, made from the `index.html` of the build. */
export function sheetFiles(template: string, sheet: Sheet, has: (path: string) => boolean): { html: string; css: string } {
  const { path, folder, head, lang, address, drawing } = sheet;
  const root = rootFrom(sheet);
  const own = [
    `lang="${lang}" data-route="${escaped(address)}" data-root="${root}"`,
    ...(folder ? [`data-folder="${folder}"`] : []),
    `data-state="${sheet.state.join(' ')}"`,
  ].join(' ');
  const styles = new Set<string>();
  const live = (drawn: string): string =>
    drawn
      .replace(/ href="(#\/[^"]*)"/g, (_, href) => ` href="${escaped(staticHref(unescaped(href), { path, folder }, has))}"`)
      .replace(/ style="([^"]*)"/g, (_, style) => ` data-style="${styles.add(style) && style}"`);
  const wide = `<div id="app" class="drawn"${drawing.narrow === null ? '' : ' data-screen="wide"'}>${live(drawing.wide)}</div>`;
  const narrow = drawing.narrow === null ? '' : `<div id="app-narrow" class="drawn" data-screen="narrow">${live(drawing.narrow)}</div>`;
  const html = replaced(template, [
    [/<html[^>]*>/, `<html ${own}>`],
    [/(\s(?:src|href)=")\.\//g, (_, name) => `${name}${root}`],
    [/<script type="module"([^>]*) src=/g, (_, rest) => `<script type="text/plain"${rest} data-src=`],
    [/<link rel="modulepreload"/g, later('modulepreload')],
    [/<title>[^<]*<\/title>/, `<title>${escaped(titleOf(head.title))}</title>`],
    [/<meta name="description"[^>]*>/, meta('name', 'description', head.description)],
    [/<\/head>/, `  ${metadata(sheet, root).join('\n    ')}\n  </head>`],
    [/<div id="app"><\/div>/, `${wide}${narrow}`],
    [/<noscript data-words>[\s\S]*?<\/noscript>/, withoutScript(sheet, root)],
  ]);
  return { html, css: [...styles].map(ruleOf).join('\n') };
}

/**
 * The policy of a page lets no element have a style of its own in the markup. It stands beside the page as a rule for all elements that say
 * so, as strong as if it were theirs; the app gives it back to them before it takes the page over.
 */
function ruleOf(style: string): string {
  const declarations = unescaped(style);
  if (/[{}<>\\"]/.test(declarations)) throw new RangeError(`A style says more than a declaration: ${declarations}`);
  return `:root:root:root [data-style="${declarations}"]{${declarations}}`;
}

const titleOf = (title: string): string => (title === 'DeML OS' ? title : `${title} · DeML OS`);

function metadata(sheet: Sheet, root: string): string[] {
  const { path, folder, head, lang, site } = sheet;
  const at = (to: string): string => escaped(site === undefined ? `${root}${to}` : new URL(to, site).href);
  const languages = [{ lang, folder }, ...sheet.others];
  return [
    ...(site === undefined
      ? []
      : [`<link rel="canonical" href="${at(`${folder}${path}`)}">`, meta('property', 'og:url', new URL(`${folder}${path}`, site).href)]),
    ...languages.map((one) => `<link rel="alternate" hreflang="${one.lang}" href="${at(`${one.folder}${path}`)}">`),
    `<link rel="alternate" hreflang="x-default" href="${at(path)}">`,
    meta('property', 'og:site_name', 'DeML OS'),
    meta('property', 'og:type', head.type),
    meta('property', 'og:title', head.title),
    meta('property', 'og:description', head.description),
    meta('property', 'og:locale', lang === 'en' ? 'en_US' : 'zh_CN'),
    `<meta property="og:image" content="${at('preview.png')}">`,
    meta('property', 'og:image:width', '1200'),
    meta('property', 'og:image:height', '630'),
    meta('property', 'og:image:alt', 'DeML OS: a circle and a cross, the mark of a sheet in register.'),
    meta('name', 'twitter:card', 'summary_large_image'),
    `<link rel="stylesheet" href="./${ownStyle}">`,
    ...sheet.styles.map((file) => `<link rel="stylesheet" crossorigin href="${root}${file}">`),
    ...(sheet.lateFonts ? [`<noscript><link rel="stylesheet" href="${root}${sheet.lateFonts}"></noscript>`] : []),
    ...sheet.modules.map((file) => `${later('modulepreload')} data-drawn crossorigin href="${root}${file}">`),
    ...sheet.state.map((name) => `${later('preload')} as="fetch" crossorigin fetchpriority="low" href="${root}state/${name}">`),
    // A data block: the browser runs nothing of it, so the policy of the page has nothing to refuse.
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...head.about }).replaceAll('<', '\\u003c')}</script>`,
  ];
}

/** A reader without script gets words in place of what would not work, and the way to the other languages. */
function withoutScript({ path, without, others }: Sheet, root: string): string {
  const ways = others.map(({ lang, folder, name }) => `<a href="${root}${folder}${path}" hreflang="${lang}" lang="${lang}">${name}</a>`);
  return `<noscript><p class="without-script">${escaped(without)} ${ways.join(' ')}</p></noscript>`;
}

/**
 * A link that begins once the page stands: the script in its head (`entrance.ts`) gives it its `rel`. `data-drawn`: unless the address asks
 * for another page than the one drawn here.
 */
const later = (rel: 'modulepreload' | 'preload'): string => `<link data-rel="${rel}"`;

const meta = (kind: 'name' | 'property', name: string, content: string): string => `<meta ${kind}="${name}" content="${escaped(content)}">`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Replaces each part, all of it; a template that lacks one is another template. */
function replaced(template: string, parts: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[]): string {
  let html = template;
  for (const [part, by] of parts) {
    if (html.search(part) < 0) throw new RangeError(`index.html has no ${part}.`);
    html = html.replace(part, typeof by === 'string' ? () => by : by);
  }
  return html;
}
