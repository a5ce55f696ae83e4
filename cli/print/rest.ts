import { labelOf } from '../../registry/schema/vocabulary.ts';
import type { CiteAnswer } from '../answers/asks.ts';
import type { CompareAnswer } from '../answers/compare.ts';
import type { DiffAnswer } from '../answers/diff.ts';
import type { SearchFound } from '../answers/search.ts';
import type { VerifyAnswer } from '../answers/verify.ts';
import { nameOf } from '../connect/entryName.ts';
import { safe, shownDiff } from './shownDiff.ts';
import { indented, sideBySide } from './table.ts';
import type { Paper } from './terminal.ts';
import { comparedWords, plural, timeOf } from './words.ts';

export function printCompare({ projects, groups, same, different }: CompareAnswer, paper: Paper): string[] {
  const names = projects.map(({ name, version }) => `${safe(name)} (v${version})`);
  return [
    ...sideBySide(names, paper).map(paper.strong),
    ...groups.flatMap(({ group, fields }) => [
      '',
      paper.strong(labelOf(group).toUpperCase()),
      ...fields.flatMap(({ label, field, same, differIn, cells }) => [
        '',
        [
          paper.strong(label),
          paper.faint(field),
          ...(same ? ['the same'] : []),
          ...(differIn ? [paper.warn(`not to be ranked: other ${differIn}`)] : []),
        ].join('  '),
        ...sideBySide(cells.map(comparedWords), paper),
      ]),
    ]),
    '',
    `${plural(different, 'field')} differ, ${same} are the same.`,
  ];
}

export function printDiff({ entry, from, to, revisions, differences }: DiffAnswer, paper: Paper): string[] {
  const since = from ? `version ${from.version} (${timeOf(from.approvedAt)})` : 'nothing';
  return [
    paper.strong(`${nameOf(entry)}: ${since} → version ${to.version} (${timeOf(to.approvedAt)})`),
    ...revisions.flatMap(({ version, change, approvedAt, approvers, transaction, left }) => [
      ...indented(
        [
          `v${version}  ${timeOf(approvedAt)}`,
          change ? `${change.kind}: ${safe(change.summary)}` : 'could not be read',
          ...(left ? ['(left out)'] : []),
        ].join('  '),
        2,
        paper,
      ),
      ...indented(`approved by ${approvers.join(', ')} in ${transaction}`, 6, paper).map(paper.faint),
    ]),
    ...differences.flatMap(({ from: base, to: next, difference }) => [
      '',
      ...(differences.length > 1 ? [paper.strong(`v${base ?? 0} → v${next}`)] : []),
      ...shownDiff(difference, paper.marks),
    ]),
    ...(differences.length === 0 ? ['', 'Nothing differs.'] : []),
  ];
}

export function printSearch({ hits, total, match, read, waiting, gateway, next }: SearchFound, paper: Paper): string[] {
  const heads = read.map(({ word, as }) => `“${safe(word)}” was read as ${safe(as.join(', '))}.`);
  if (hits.length === 0) return [...heads, 'Nothing was found.'];
  return [
    ...heads,
    ...hits.flatMap(({ entry, title, part, id, field, date, snippet, verified, check, reason }) => [
      `${paper.strong(safe(title))}  ${nameOf(entry as Parameters<typeof nameOf>[0])}@${entry.version}  ${part}${id ? ` ${safe(id)}` : ''}`,
      ...(snippet ? indented(safe(snippet.text), 2, paper) : []),
      ...indented(
        [field, date, verified ? null : paper.warn(`NOT VERIFIED (${check}): ${safe(reason ?? '')}`)].filter(Boolean).join(' · '),
        2,
        paper,
      ),
    ]),
    '',
    [
      `${hits.length} of ${total}`,
      ...(match === 'near' ? ['with words that are near'] : []),
      `in the order of ${gateway}`,
      ...(waiting > 0 ? [`which waits for ${plural(waiting, 'document')}`] : []),
    ].join(', '),
    ...(next ? [`More: --cursor ${next}`] : []),
  ];
}

export function printVerify({ what, entries, verified, blocks, bytes, root, problems }: VerifyAnswer, paper: Paper): string[] {
  return [
    ...problems.flatMap(({ kind, name, cid, why }) => [
      `${paper.warn(kind.toUpperCase())}  ${safe(name)}`,
      ...indented(`${cid}: ${safe(why)}`, 2, paper),
    ]),
    `${what}: ${verified} of ${plural(entries, 'entry', 'entries')} verified, ${plural(blocks, 'block')}, ${bytes} bytes.`,
    ...(root ? [`state root ${root}`] : []),
  ];
}

export const printCite = ({ text }: CiteAnswer): string[] => [safe(text)];
