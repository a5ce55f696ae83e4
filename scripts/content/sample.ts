import type { Claim, Profile, Source } from '../../registry/schema/index.ts';
import { randomOf } from '../../registry/testing.ts';
import { readFiles } from './files.ts';
import { type Match, matchesOf, type Research, readResearch } from './research.ts';

/** A claim that was drawn, with its sources, beside what the research holds that may be its origin. */
export interface Drawn {
  file: string;
  claim: Claim;
  sources: (Source & { ref: string })[];
  /** Best first; empty where the research has nothing like it. Null: there is no research on this system. */
  matches: Match[] | null;
}

/** Draws claims of all profiles without returning any to the urn: the same seed and content give the same claims. */
export async function sample(dir: string, researchDir: string, { seed, count }: { seed: number; count: number }): Promise<Drawn[]> {
  const profiles = (await readFiles(dir)).filter(({ kind, document }) => kind === 'project' && Array.isArray(document?.claims));
  const urn = profiles.flatMap(({ file, slug, document }) => {
    const { claims, sources } = document as Profile;
    return claims.map((claim) => ({ file, slug, claim, sources }));
  });
  const random = randomOf(seed);
  const drawn = Array.from({ length: Math.min(count, urn.length) }, () => urn.splice(Math.floor(random() * urn.length), 1)[0]);
  const research = new Map<string, Research | null>();
  const result: Drawn[] = [];
  for (const one of drawn as typeof urn) {
    if (!research.has(one.slug)) research.set(one.slug, await readResearch(researchDir, one.slug));
    const known = research.get(one.slug);
    const sources = one.claim.sources.flatMap((ref) => (one.sources[ref] ? [{ ref, ...one.sources[ref] }] : []));
    result.push({ file: one.file, claim: one.claim, sources, matches: known ? matchesOf(one.claim, sources, known) : null });
  }
  return result;
}

/** A drawn claim and its likely origins as lines, for a reader to compare. */
export function side(drawn: readonly Drawn[]): string[] {
  return drawn.flatMap(({ file, claim, sources, matches }, i) => [
    `${i + 1}. ${file} ${claim.id} (${claim.field})`,
    `   register  ${claim.statement}`,
    `             ${valueIn(claim)}held ${claim.asOf}, ${claim.rung}${claim.note ? `; note: ${claim.note}` : ''}`,
    ...sources.map((source) => `             ${sourceIn(source)}`),
    ...(matches === null
      ? ['   research  none on this system']
      : matches.length === 0
        ? ['   research  nothing like it']
        : matches.flatMap(({ entry, by }) => [
            `   research  ${entry.claim}`,
            `             ${valueIn(entry)}held ${entry.asOf}, ${entry.confidence}; ${entry.field}; matched by ${by.join(', ')}`,
            `             ${sourceIn(entry.source)}`,
          ])),
    '',
  ]);
}

const valueIn = ({ value, unit }: { value?: unknown; unit?: string | null | undefined }): string =>
  value === undefined || value === null ? '' : `${JSON.stringify(value)}${unit ? ` ${unit}` : ''}; `;

const sourceIn = ({ title, url }: { title: string; url?: string | undefined }): string => `${title} <${url ?? 'no link'}>`;
