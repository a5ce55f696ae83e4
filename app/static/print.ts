import { FIRST_PAGE } from '../../registry/actions/index.ts';
import { cidOf, type Digest } from '../../registry/cid/index.ts';
import { type HeldRelease, placeOf, type ReleaseCollection, releaseFile } from '../../registry/release/index.ts';
import type { Config } from '../state/config.ts';
import { formatMoment, formatNumber } from '../state/format.ts';
import { show } from '../words/language.ts';
import { type Language, languages, tags } from '../words/preferred.ts';
import { t } from '../words/t.tsx';
import { addressOf } from './addresses.ts';
import { drawingFrom } from './draw.tsx';
import { headOf } from './head.ts';
import { folders, moduleOf, pathsOf } from './places.ts';
import { ownStyle, type Sheet, sheetFiles } from './sheet.ts';

/** What Vite's manifest says of a file of the build. */
interface Built {
  file: string;
  imports?: string[];
  css?: string[];
}

/** The build of the app, as far as static pages need it. */
export interface Build {
  template: string;
  manifest: Readonly<Record<string, Built>>;
  /** The text of each stylesheet, by its name. */
  styles: ReadonlyMap<string, string>;
}

/** A file of a static page; or why there is none. */
export type Printed = { path: string; text: string } | { path: string; trouble: unknown };

/** Prints the static pages of a release, in every language. A page that cannot be drawn is left out: the app shows it, or says why not. */
export async function* print(held: HeldRelease, config: Config, build: Build): AsyncGenerator<Printed> {
  const paths = pathsOf(held);
  const known = new Set(paths);
  const draw = drawingFrom(held, config);
  const classes = new Map([...build.styles].map(([file, css]) => [file, classesOf(css)]));
  for (const path of paths) {
    const address = addressOf(path);
    try {
      const { drawings, needed } = await draw(address);
      const state = filesFor(needed, held);
      for (const [language, drawing] of drawings) {
        await show(language);
        const sheet: Sheet = {
          ...{ path, folder: folders[language], address, lang: tags[language], head: headOf(path, held), site: config.site },
          ...{ drawing, state },
          styles: stylesIn(`${drawing.wide}${drawing.narrow}`, classes, build.template),
          modules: modulesFor(moduleOf(path), language, build),
          lateFonts: build.manifest['ui/lateFonts.css']?.file,
          without: withoutWords(held),
          others: languages.filter((one) => one !== language).map((one) => ({ lang: tags[one], folder: folders[one], name: names[one] })),
        };
        const { html, css } = sheetFiles(build.template, sheet, (one) => known.has(one));
        const place = `${folders[language]}${path}`;
        yield { path: `${place}index.html`, text: html };
        yield { path: `${place}${ownStyle}`, text: css };
      }
    } catch (trouble) {
      yield { path, trouble };
    }
  }
  await show('en');
}

/** Each language by its own name. */
const names: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

function withoutWords({ state: { block } }: HeldRelease): string {
  const values = { block: formatNumber(block.number), moment: formatMoment(new Date(block.timestamp * 1000)) };
  return t('Without JavaScript this page shows the register as it stood at block {block} ({moment}), as this release carries it.', values);
}

/** The files of the state that a page was drawn from: a collection in one file where the page needs more than a few of its documents. */
function filesFor(digests: ReadonlySet<Digest>, held: HeldRelease): string[] {
  const left = new Set(digests);
  const files: string[] = [releaseFile.state];
  for (const which of held.state.collections) {
    const entries = held.heads.get(placeOf(which)) ?? [];
    const needed = entries.filter(({ digest }) => digests.has(digest));
    if (needed.length === 0) continue;
    if (!isFirst(which, held)) files.push(releaseFile.heads(which));
    if (needed.length < Math.min(4, entries.length) || which.documents !== 'here') continue;
    files.push(releaseFile.car(which.root));
    for (const { digest } of entries) left.delete(digest);
  }
  return [...files, ...[...left].filter((one) => held.blocks.has(one)).map((one) => releaseFile.block(cidOf(one)))];
}

/** Whether the state itself lists all heads of a collection. */
const isFirst = ({ kind, period, entries }: ReleaseCollection, { state: { firstPage } }: HeldRelease): boolean =>
  entries < FIRST_PAGE && (kind !== 'note' || firstPage.newest.some((one) => one.period === period));

/** The first class of every selector. */
const classesOf = (css: string): Set<string> =>
  new Set(
    [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, selectors = '']) =>
      selectors.split(',').flatMap((one) => /\.([\w-]+)/.exec(one)?.[1] ?? []),
    ),
  );

/** The stylesheets of which a class stands in the page: no two pages style the same class, so these are all and little else. */
function stylesIn(markup: string, classes: ReadonlyMap<string, ReadonlySet<string>>, template: string): string[] {
  const present = new Set([...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
  return [...classes].flatMap(([file, own]) => (!template.includes(file) && !present.isDisjointFrom(own) ? [file] : []));
}

/** The modules of a page, so that they are asked for at once and not one after the other. */
function modulesFor(module: string, language: Language, { manifest, template }: Build): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const { file, imports = [] } = manifest[name] ?? { file: '' };
    if (file === '' || files.has(file) || template.includes(file)) return;
    files.add(file);
    for (const one of imports) visit(one);
  };
  visit('static/enter.tsx');
  visit(module);
  if (language !== 'en') visit(`words/${language}/index.ts`);
  return [...files];
}
