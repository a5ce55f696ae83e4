import type { Metric } from '../../registry/schema/index.ts';
import { type Comparison, compare } from './compare.ts';
import { heldOn, rungOf } from './readings.ts';
import type { Outcome } from './run.ts';
import { writeTranscript } from './transcript.ts';

/** One recipe in `report.json`. */
export interface Line {
  recipe: string;
  field: string;
  state: 'read' | 'equal' | 'different' | 'first' | 'unreachable' | 'unusable';
  unit: string;
  workload?: string;
  tried: string;
  value?: number;
  asOf?: string;
  rung?: string;
  endpoint?: string;
  block?: { number: string; hash: string; time: number };
  /** CID of the kept answer, which stands in `answers/<cid>.json`. */
  answer?: string;
  present?: { id: string; value: number; asOf: string };
  by?: number;
  share?: number | null;
  error?: { code: string; message: string; fix: string };
}

/** What is said of an outcome; with `present` also how it stands to the readings that there are. */
export async function lineOf(outcome: Outcome, comparing: { present: Metric | undefined } | undefined): Promise<Line> {
  const { recipe } = outcome;
  const common = {
    recipe: recipe.id,
    field: recipe.field,
    unit: recipe.unit,
    ...(recipe.workload === undefined ? {} : { workload: recipe.workload }),
    tried: recipe.tried,
  };
  if (outcome.state !== 'read') {
    const { code, message, fix } = outcome.error;
    return { ...common, state: outcome.state, error: { code, message, fix } };
  }
  const { transcript, value } = outcome;
  const compared = comparing ? compare(recipe, value, comparing.present) : undefined;
  return {
    ...common,
    state: compared?.state ?? 'read',
    value,
    asOf: heldOn(transcript),
    rung: rungOf(outcome),
    endpoint: transcript.endpoint,
    ...(transcript.block ? { block: transcript.block } : {}),
    answer: (await writeTranscript(transcript)).cid,
    ...difference(compared),
  };
}

function difference(compared: Comparison | undefined): Partial<Line> {
  if (!compared || compared.state === 'first') return {};
  const { id, value, asOf } = compared.present;
  const present = { id, value, asOf };
  return compared.state === 'equal' ? { present } : { present, by: compared.by, share: compared.share };
}

/** A line for people. */
export function shown(line: Line): string {
  const head = `${line.state.padEnd(11)} ${line.recipe}`;
  if (line.error) return `${head}: ${line.error.message}\n${' '.repeat(12)}What to do: ${line.error.fix}`;
  const figure = `${line.value} ${line.unit}`;
  const doubt = line.tried === 'never' ? ', by a recipe never tried before' : '';
  const at = line.block ? `block ${line.block.number}` : line.asOf;
  const before = line.present ? `; ${line.present.value} held in ${line.present.asOf}` : '';
  const share = typeof line.share === 'number' ? ` (${(line.share * 100).toFixed(1)} %)` : '';
  const by = line.by === undefined ? '' : `, ${line.by > 0 ? '+' : ''}${line.by}${share}`;
  return `${head}: ${figure} at ${at}${doubt}${before}${by}`;
}

/** 0 where everything was read and nothing differs, 2 where something differs, 3 where something was not read. */
export function exitCode(lines: readonly Line[]): number {
  if (lines.some(({ error }) => error)) return 3;
  return lines.some(({ state }) => state === 'different') ? 2 : 0;
}
