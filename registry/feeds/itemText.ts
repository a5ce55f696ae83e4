import type { FeedItem, ItemChange } from './types.ts';

/** An item as plain text. */
export function textOf(item: FeedItem): string {
  const changes = item.changes.map((change) =>
    [headOf(change), ...sidesOf(change).map(([side, text]) => `  ${side}: ${text}`), ...restOf(change)].join('\n'),
  );
  const facts = item.facts.map(({ label, text }) => `${label}: ${text}`).join('\n');
  return [...item.lead, ...changes, ...moreOf(item), facts].join('\n\n');
}

/** An item as HTML. All of its tags are written here: what a stranger wrote is escaped text. */
export function htmlOf(item: FeedItem): string {
  const changes = item.changes.map((change) => {
    const sides = sidesOf(change).map(([side, text]) => `<br>${side}: ${escaped(text)}`);
    const details = change.details.length > 0 ? `<br><small>${escaped(change.details.join('; '))}</small>` : '';
    const sources = change.sources.map((url) => `<br><a href="${escaped(url)}" rel="nofollow noreferrer">${escaped(url)}</a>`);
    return `<li><b>${escaped(headOf(change))}</b>${sides.join('')}${details}${sources.join('')}</li>`;
  });
  const facts = item.facts.map(({ label, text }) => `${escaped(label)}: <code>${escaped(text)}</code>`).join('<br>');
  return [
    ...item.lead.map((line) => `<p>${escaped(line)}</p>`),
    ...(changes.length > 0 ? [`<ul>${changes.join('')}</ul>`] : []),
    ...moreOf(item).map((line) => `<p>${escaped(line)}</p>`),
    `<p>${facts}</p>`,
  ].join('\n');
}

const headOf = ({ label, change }: ItemChange): string => (change === 'changed' ? label : `${label} (${change})`);
const moreOf = ({ more }: FeedItem): string[] => (more > 0 ? [`And ${more} more: the page shows all.`] : []);

function sidesOf({ change, before, after }: ItemChange): [side: string, text: string][] {
  const sides: [string, string | null][] =
    change === 'changed' && before !== after
      ? [
          ['before', before],
          ['after', after],
        ]
      : [['says', after ?? before]];
  return sides.filter((side): side is [string, string] => side[1] !== null);
}

const restOf = ({ details, sources }: ItemChange): string[] => [
  ...(details.length > 0 ? [`  ${details.join('; ')}`] : []),
  ...sources.map((url) => `  ${url}`),
];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] as string);
