import type { Json } from '../../registry/cid/index.ts';
import type { DiffItem, DiffPart, DocumentDiff } from '../../registry/diff/index.ts';

/** How words are marked: by colours on a terminal, by brackets elsewhere. */
export interface Marks {
  removed(text: string): string;
  added(text: string): string;
  strong(text: string): string;
}

export const plainMarks: Marks = { removed: (text) => `[-${text}-]`, added: (text) => `{+${text}+}`, strong: (text) => text };
export const colourMarks: Marks = {
  removed: (text) => `\x1b[31;9m${text}\x1b[0m`,
  added: (text) => `\x1b[32m${text}\x1b[0m`,
  strong: (text) => `\x1b[1m${text}\x1b[0m`,
};

const signs = { added: '+', removed: '-', changed: '~' } as const;

/** A difference as lines for a terminal: every item, every part, nothing cut short. */
export function shownDiff({ groups, counts }: DocumentDiff, marks: Marks = plainMarks): string[] {
  const total = `${counts.added} added, ${counts.removed} removed, ${counts.changed} changed`;
  return [...groups.flatMap(({ title, items }) => [marks.strong(title), ...items.flatMap((item) => shownItem(item, marks)), '']), total];
}

function shownItem({ change, label, id, field, path, parts, claims, subject }: DiffItem, marks: Marks): string[] {
  const name = id ?? field ?? path;
  const replaced = claims ? `  (${change === 'removed' ? 'replaced by' : 'replaces'} ${claims.join(', ')})` : '';
  const unknown = subject === 'raw' ? '  (unknown part)' : '';
  const head = `  ${signs[change]} ${safe(label)}${name === label ? '' : `  ${safe(name)}`}${unknown}${replaced}`;
  return [head, ...parts.map((part) => `      ${shownPart(part, marks)}`)];
}

function shownPart({ part, of, ref, before, after, words, weaker }: DiffPart, marks: Marks): string {
  const name = of ? `source ${ref}, ${of}` : part;
  const text = words
    ? words.map(({ kind, text }) => (kind === 'same' ? safe(text) : marks[kind](safe(text)))).join('')
    : [before === undefined ? '' : marks.removed(shown(before)), after === undefined ? '' : marks.added(shown(after))]
        .filter(Boolean)
        .join(' ');
  return `${safe(name)}: ${text}${weaker ? '  (weaker evidence)' : ''}`;
}

/** A value as text: a list of words with commas, anything else that is no text as JSON. */
function shown(value: Json): string {
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return safe(value.join(', ') || 'none');
  return safe(JSON.stringify(value));
}

/** A stranger's text never reaches the terminal with control characters in it. */
export const safe = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? '\n        ' : `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
