import type { ContentFile, LinkPolicy } from '../files.ts';
import type { Finding } from '../finding.ts';

/** Words that sell. A quotation from a source does not belong into a statement either. */
const selling =
  /\b(revolutionary|groundbreaking|cutting-edge|world-class|best-in-class|game-chang\w+|seamless(ly)?|unparalleled|trustless(ly)?|blazing|innovative|powerful|robust|leading|state-of-the-art|next-generation)\b/i;

/** The parts that stand alone before a reader. */
const sentences = /^(statement|summary|effect|sentence|searched)$/;
const worded = /^(statement|short|qualifier|summary|effect|sentence|lead)$/;
const dates = /^(asOf|retrievedAt|publishedAt|since)$/;
/** What must be a link as a whole; elsewhere links may stand inside a text. */
const linked = /(^|\.)(url$|links\.)/;

/** Words of a sentence that a reader can still hold together. */
const LONGEST = 40;

/** What can be seen in each text alone: links, words, sentences, days to come. */
export function textFindings({ file, document }: ContentFile, policy: LinkPolicy, today: string): Finding[] {
  const findings: Finding[] = [];
  walk(document, '', '', (key, path, text) => {
    const find = (rule: Finding['rule'], what: string) => findings.push({ rule, file, path, what });
    const urls = linked.test(path) && !text.startsWith('ipfs:') ? [text] : (text.match(/\bhttps?:[^\s<>"\])]*/g) ?? []);
    for (const url of urls) {
      const problem = linkProblem(url, policy);
      if (problem) find('link', problem);
    }
    if (dates.test(key) && text > today) find('future', `is ${text}, and today is ${today}`);
    if (sentences.test(key) && !/[.?!]["”)]?$/.test(text)) find('sentence', 'does not end like a sentence');
    const word = worded.test(key) ? selling.exec(text)?.[0] : undefined;
    if (word) find('selling', `uses "${word}"`);
    if (sentences.test(key)) {
      const most = Math.max(...text.split(/(?<=[.?!])\s+(?=\p{Lu})/u).map((one) => one.split(/\s+/).length));
      if (most > LONGEST) find('long', `has a sentence of ${most} words`);
    }
  });
  return findings;
}

function linkProblem(text: string, policy: LinkPolicy): string | null {
  if (!URL.canParse(text)) return `${text} is not a link`;
  const url = new URL(text);
  if (url.protocol !== 'https:') return `${text} is not https`;
  if (policy.neverLink.includes(url.hostname) || policy.neverLinkSuffixes.some((suffix) => url.hostname.endsWith(suffix)))
    return `${url.hostname} is a mirror, preview or look-alike`;
  if (policy.shorteners.includes(url.hostname)) return `${url.hostname} hides where it leads`;
  const parameter = [...url.searchParams.keys()].find((name) => policy.refusedParameters.includes(name.toLowerCase()));
  return parameter ? `carries the parameter "${parameter}"` : null;
}

/** Visits every text; an item of a list is named by its place and its id, so that an editor finds it. */
function walk(value: unknown, key: string, path: string, visit: (key: string, path: string, text: string) => void): void {
  if (typeof value === 'string') visit(key, path, value);
  else if (value !== null && typeof value === 'object')
    for (const [name, child] of Object.entries(value)) walk(child, name, path ? `${path}.${stepOf(value, name, child)}` : name, visit);
}

const stepOf = (parent: object, name: string, child: unknown): string =>
  Array.isArray(parent) && child !== null && typeof child === 'object' && 'id' in child ? `${name} (${child.id})` : name;
