import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim, Source } from '../../registry/schema/index.ts';

/** A fact as it was gathered, before an editor worded it. */
export interface Fact {
  field: string;
  claim: string;
  value?: unknown;
  unit?: string | null;
  asOf: string;
  source: { url?: string; title: string };
  confidence: string;
}

/** The gathered facts of one system: `<slug>.json` in the folder of the research. */
export interface Research {
  claims: Fact[];
}

/** A fact that a claim may come from, with what they have in common. */
export interface Match {
  entry: Fact;
  by: string[];
}

/** What was gathered on a system; null where there is no file of it. */
export async function readResearch(dir: string, slug: string): Promise<Research | null> {
  const text = await readFile(join(dir, `${slug}.json`), 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : JSON.parse(text);
}

/** Origins that are shown for one claim. */
const MOST = 3;

/** The facts that a claim most likely comes from: by field, source, date, figures and rare words. */
export function matchesOf(claim: Claim, sources: readonly Source[], { claims }: Research): Match[] {
  const words = wordsOf(claim.statement);
  const figures = figuresOf(`${claim.statement} ${claim.value ?? ''}`);
  const scored = claims.map((entry) => {
    const by: string[] = [];
    let score = 0;
    const add = (points: number, what: string) => {
      score += points;
      by.push(what);
    };
    if (entry.field === claim.field) add(2, 'field');
    if (entry.asOf === claim.asOf) add(1, 'date');
    if (sources.some((source) => source.url !== undefined && tailOf(source.url) === tailOf(entry.source.url ?? ''))) add(3, 'address');
    else if (sources.some((source) => similar(wordsOf(source.title), wordsOf(entry.source.title)) > 0.5)) add(2, 'title');
    const shared = [...figuresOf(`${entry.claim} ${entry.value ?? ''}`)].filter((figure) => figures.has(figure)).length;
    if (shared > 0) add(Math.min(3, shared), 'figures');
    const alike = similar(words, wordsOf(entry.claim));
    if (alike > 0.15) add(10 * alike, 'words');
    return { entry, by, score };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= 4 && score > 0.4 * best)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ entry, by }) => ({ entry, by }));
}

/** The end of an address: a file of a repository has it at any commit, and in every form of its address. */
const tailOf = (url: string): string => url.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).slice(-2).join('/').toLowerCase() ?? '';

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
const figuresOf = (text: string): Set<string> => new Set((text.match(/\d[\d,.]*\d|\d/g) ?? []).map((one) => one.replaceAll(',', '')));

/** Shared words of all words (Jaccard). */
function similar(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}
