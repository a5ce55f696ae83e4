import type { Reading } from '../../registry/edit/metric.ts';
import { setReading } from '../../registry/edit/metric.ts';
import type { Metric } from '../../registry/schema/index.ts';
import { link } from '../../registry/schema/text.ts';
import type { Rung } from '../../registry/schema/vocabulary.ts';
import { isOnChain, type Recipe } from './schema.ts';
import type { Transcript } from './transcript.ts';

/** A figure that was read, with the CID of the kept answer. */
export interface Read {
  recipe: Recipe;
  value: number;
  transcript: Transcript;
  cid: string;
  /** The reader named an address of their own. */
  replacedEndpoint: boolean;
}

const UNTRIED = 'recipe never checked against its endpoint before';

/** The day on which the figure held: of the block, or of the answer. */
export const heldOn = ({ block, readAt }: Transcript): string =>
  block ? new Date(block.time * 1000).toISOString().slice(0, 10) : readAt.slice(0, 10);

/**
 * What a reading rests on. Nobody has yet seen that an untried recipe asks the right thing, so its figure is no more than
 * what somebody says; the same holds for a service at an address that the recipe does not name. A chain at another address
 * is the same chain: its id is compared.
 */
export function rungOf({ recipe, replacedEndpoint }: Pick<Read, 'recipe' | 'replacedEndpoint'>): Rung {
  const doubted = recipe.tried === 'never' || (replacedEndpoint && !isOnChain(recipe.read));
  return doubted && recipe.rung !== 'announced' ? 'reported' : recipe.rung;
}

const sourceKinds = { announced: 'announcement', reported: 'press', documented: 'document', 'on-chain': 'chain' } as const;

/** A reading of a metric, and the source that it cites. */
export function readingOf(read: Read): { reading: Reading; source: Metric['sources'][string] } {
  const { recipe, value, transcript, cid, replacedEndpoint } = read;
  const asOf = heldOn(transcript);
  const id = `collected-${recipe.id}-${asOf}`;
  const untried = recipe.tried === 'never';
  const leavesOut = [recipe.leavesOut, untried ? UNTRIED : undefined].filter((part) => part !== undefined).join('; ');
  const host = new URL(transcript.endpoint).host.slice(0, 50);
  const at = transcript.block ? `block ${transcript.block.number} of ${host}` : host;
  const address = transcript.endpoint + (recipe.read.kind === 'http-json' ? recipe.read.path : '');
  const url = !isOnChain(recipe.read) && !replacedEndpoint && link.safeParse(address).success ? address : undefined;
  return {
    reading: {
      id,
      field: recipe.field,
      value,
      unit: recipe.unit,
      ...(recipe.workload === undefined ? {} : { workload: recipe.workload }),
      counts: recipe.counts,
      ...(leavesOut === '' ? {} : { leavesOut }),
      asOf,
      rung: rungOf(read),
      source: id,
      retrievedAt: transcript.readAt.slice(0, 10),
    } as Reading,
    source: {
      title: `Collector ${recipe.id}${untried ? ' (never tried before)' : ''}: ${at}; kept answer ${cid}`,
      kind: sourceKinds[recipe.rung],
      ...(url === undefined ? {} : { url }),
    },
  };
}

/** The present document with new readings, as `npm run propose` takes it; a reading of the same recipe and day is replaced. */
export function withReadings(base: Metric, reads: readonly Read[], today: string): Metric {
  let next = base;
  for (const read of reads) {
    const { reading, source } = readingOf(read);
    next = setReading({ ...next, sources: { ...next.sources, [reading.source]: source } }, reading);
  }
  const names = reads.map(({ recipe }) => recipe.id).join(', ');
  const summary = `${reads.length} ${reads.length === 1 ? 'reading' : 'readings'} by collectors on ${today}: ${names}.`;
  return { ...next, change: { kind: base.readings.length === 0 ? 'new' : 'world', summary: cut(summary, 300) } };
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
