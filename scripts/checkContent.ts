import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildProfile, profileProblems } from '../registry/claims/buildProfile.ts';
import { OffSchemaError, type SchemaIssue } from '../registry/errors/index.ts';
import { type Claim, type Profile, profile as profileSchema } from '../registry/schema/index.ts';
import { type ContentEntry, loadContent } from './content/load.ts';

/** The rules of content that go beyond its schema. */
interface LinkPolicy {
  neverLink: string[];
  neverLinkSuffixes: string[];
  shorteners: string[];
  refusedParameters: string[];
}

const root = fileURLToPath(new URL('../', import.meta.url));

/** Words that sell. A quotation from a source does not belong into a statement either. */
const selling =
  /\b(revolutionary|groundbreaking|cutting-edge|world-class|best-in-class|game-chang\w+|seamless(ly)?|unparalleled|trustless(ly)?|blazing|innovative|powerful|robust|leading)\b/i;

/** Every problem of one content file, by path. */
export function contentProblems(document: unknown, policy: LinkPolicy, today: string): SchemaIssue[] {
  const problems: SchemaIssue[] = [];
  walk(document, '', (path, text) => {
    const key = path.split('.').at(-1) ?? '';
    if (/^https?:/.test(text)) {
      const problem = linkProblem(text, policy);
      if (problem) problems.push({ path, reason: problem });
    }
    if (/^(asOf|retrievedAt|publishedAt|since)$/.test(key) && text > today) problems.push({ path, reason: `${text} lies in the future` });
    if (/^(statement|summary|effect|sentence|searched)$/.test(key) && !/[.?!]["”)]?$/.test(text))
      problems.push({ path, reason: 'does not end like a sentence' });
    if (/^(statement|short|qualifier|summary|effect|sentence)$/.test(key)) {
      const word = selling.exec(text)?.[0];
      if (word) problems.push({ path, reason: `uses "${word}": say what it does instead` });
    }
  });
  for (const [i, claim] of ((document as { claims?: Claim[] }).claims ?? []).entries())
    if (claim.rung === 'measured' || claim.rung === 'reproduced')
      if (!claim.workload && typeof claim.value === 'number')
        problems.push({ path: `claims.${i}.workload`, reason: 'is missing: a measurement names its workload' });
  return problems;
}

function linkProblem(text: string, policy: LinkPolicy): string | null {
  if (!URL.canParse(text)) return 'is not a link';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'is not https';
  if (policy.neverLink.includes(url.hostname) || policy.neverLinkSuffixes.some((suffix) => url.hostname.endsWith(suffix)))
    return `${url.hostname} is a mirror, preview or look-alike: link the canonical page, or cite title and publisher alone`;
  if (policy.shorteners.includes(url.hostname)) return `${url.hostname} hides where it leads`;
  const parameter = [...url.searchParams.keys()].find((name) => policy.refusedParameters.includes(name.toLowerCase()));
  return parameter ? `carries the parameter "${parameter}"` : null;
}

function walk(value: unknown, path: string, visit: (path: string, text: string) => void): void {
  if (typeof value === 'string') visit(path, value);
  else if (value !== null && typeof value === 'object')
    for (const [key, child] of Object.entries(value)) walk(child, path ? `${path}.${key}` : key, visit);
}

/** Checks some files of `content/`, or all. Returns the number of problems, printed as `file: path reason`. */
export async function checkContent(dir: string, files?: string[]): Promise<{ problems: string[]; entries: ContentEntry[] }> {
  const policy: LinkPolicy = JSON.parse(await readFile(join(dir, 'link-policy.json'), 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  const problems: string[] = [];
  const chosen = files ?? (await Array.fromAsync(glob(`${dir}/{projects,metrics,pages,notes/*}/*.json`)));
  for (const file of chosen.sort()) {
    const name = relative(dir, file);
    const report = (issues: SchemaIssue[]) => problems.push(...issues.map((issue) => `${name}: ${issue.path} ${issue.reason}`));
    const document = JSON.parse(await readFile(file, 'utf8'));
    report(contentProblems(document, policy, today));
    if (name.startsWith('projects/')) {
      const parsed = profileSchema.safeParse(document);
      if (parsed.success) report(profileProblems(parsed.data as Profile));
      await buildProfile(document, name).catch((error) => {
        if (error instanceof OffSchemaError) {
          if (!parsed.success) report(error.issues);
        } else problems.push(`${name}: ${error.message}`);
      });
    }
  }
  let entries: ContentEntry[] = [];
  if (!files)
    entries = await loadContent(dir).catch((error) => {
      if (error instanceof OffSchemaError && /projects\//.test(error.message)) return [];
      problems.push(error.message);
      return [];
    });
  return { problems, entries };
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help) {
    console.log(
      "Usage: node scripts/checkContent.ts [file …]\nChecks content/ (or the named files) against schema, link policy and the editor's rules. Exits 1 on problems.",
    );
  } else {
    const { problems, entries } = await checkContent(
      join(root, 'content'),
      positionals.length ? positionals.map((file) => join(process.cwd(), file)) : undefined,
    );
    for (const problem of problems) console.log(problem);
    console.log(
      problems.length ? `${problems.length} problems` : `content is clean${entries.length ? `: ${entries.length} documents` : ''}`,
    );
    process.exitCode = problems.length ? 1 : 0;
  }
}
