import { OffSchemaError, type SchemaIssue } from '../errors/index.ts';
import { type GroupBlock, groups, type Overview, type Profile } from '../schema/index.ts';
import { buildProfile } from './buildProfile.ts';

/** The profile as it was written, put together again from its blocks. Claims come in the order of the groups. */
export function profileOf(overview: Overview, blocks: readonly GroupBlock[]): Profile {
  const { schema: _schema, fields: _fields, counts: _counts, groups: _groups, ...identity } = overview;
  const inOrder = groups.flatMap((group) => blocks.filter((block) => block.group === group));
  return {
    ...identity,
    claims: inOrder.flatMap((block) => block.claims),
    absences: inOrder.flatMap((block) => block.absences),
    sources: Object.fromEntries(inOrder.flatMap((block) => Object.entries(block.sources))),
  };
}

/**
 * Where an overview departs from what its groups say: a proposer who writes blocks by hand could put into the table what
 * no claim supports. Empty when the overview is exactly what `buildProfile` derives.
 */
export async function overviewDepartures(overview: Overview, blocks: readonly GroupBlock[]): Promise<SchemaIssue[]> {
  try {
    const derived = (await buildProfile(profileOf(overview, blocks), 'The profile')).overview;
    return differences(overview, derived, '');
  } catch (error) {
    if (error instanceof OffSchemaError) return error.issues;
    throw error;
  }
}

function differences(shown: unknown, derived: unknown, path: string): SchemaIssue[] {
  if (shown === derived) return [];
  if (typeof shown !== 'object' || typeof derived !== 'object' || shown === null || derived === null)
    return [{ path, reason: `is ${JSON.stringify(shown)}, but the claims give ${JSON.stringify(derived)}` }];
  const keys = new Set([...Object.keys(shown), ...Object.keys(derived)]);
  const at = (value: object, key: string): unknown => (Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined);
  return [...keys].flatMap((key) => differences(at(shown, key), at(derived, key), path ? `${path}.${key}` : key));
}
