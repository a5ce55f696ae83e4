/** What is known of a risk today, in the order in which a reader needs it. */
export const riskStatuses = ['open', 'by-design', 'otherwise', 'mended', 'over', 'not-told'] as const;
export type RiskStatus = (typeof riskStatuses)[number];

/** What a note says after `Status:`, up to the end of its sentence; null where it says nothing. */
export const statusIn = (note: string | undefined): string | null => /\bStatus: ([^.]+)/.exec(note ?? '')?.[1] ?? null;

/** Tried in this order: a risk that is open in part is open, and one of which a part was not read is not called mended. */
const words: readonly [RiskStatus, RegExp][] = [
  ['open', /\bopen\b/],
  ['otherwise', /\bnot (read|told|known|published)\b/],
  ['by-design', /\b(by design|lasting|inherent|conceded|a setting|a design)\b/],
  ['mended', /\b(fixed|mended|resolved|stopped)\b/],
  ['over', /\b(ended|happened)\b/],
];

/** The status of a risk by its note. `otherwise`: the note has one that none of these words names. */
export function riskStatusOf(note: string | undefined): RiskStatus {
  const status = statusIn(note);
  if (status === null) return 'not-told';
  return words.find(([, word]) => word.test(status))?.[0] ?? 'otherwise';
}
