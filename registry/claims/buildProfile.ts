import { cidOf, digestOf } from '../cid/index.ts';
import { OffSchemaError, type SchemaIssue } from '../errors/index.ts';
import {
  type Cell,
  type Claim,
  fieldIds,
  fieldOf,
  type Group,
  type GroupBlock,
  groups,
  type Headline,
  issuesOf,
  type Overview,
  type Profile,
  profile as profileSchema,
  type Rung,
  writeDocument,
} from '../schema/index.ts';

/** The blocks of one profile, ready to upload: the overview's digest is what the chain holds. */
export interface ProfileBlocks {
  overview: Overview;
  groups: Record<Group, GroupBlock>;
  bytes: Uint8Array[];
}

const primaryRungs: readonly Rung[] = ['documented', 'released-code', 'on-chain', 'measured', 'reproduced'];

/**
 * Splits a profile into one overview block and one block per group. Everything in the overview that repeats a
 * claim is derived here, so the two cannot say different things. Throws `OffSchemaError` with every problem.
 */
export async function buildProfile(input: unknown, what = 'The profile'): Promise<ProfileBlocks> {
  const parsed = profileSchema.safeParse(input);
  if (!parsed.success) throw new OffSchemaError(what, issuesOf(parsed.error));
  const profile = parsed.data;
  const problems = profileProblems(profile);
  if (problems.length > 0) throw new OffSchemaError(what, problems);

  const blocks = {} as Record<Group, GroupBlock>;
  const links = {} as Overview['groups'];
  const counts = {} as Overview['counts'];
  const bytes: Uint8Array[] = [];
  for (const group of groups) {
    const block = groupBlock(profile, group);
    const encoded = writeDocument(block, `${what}, group ${group}`);
    blocks[group] = block;
    links[group] = { '/': cidOf(await digestOf(encoded)) };
    counts[group] = {
      claims: block.claims.length,
      primary: block.claims.filter((claim) => primaryRungs.includes(claim.rung)).length,
      absences: block.absences.length,
      conflicts: conflictsIn(block.claims),
    };
    bytes.push(encoded);
  }
  const { claims: _claims, absences: _absences, sources: _sources, ...identity } = profile;
  const overview: Overview = { schema: 'deml.project/1', ...identity, fields: cells(profile), counts, groups: links };
  return { overview, groups: blocks, bytes: [writeDocument(overview, `${what}, overview`), ...bytes] };
}

/** What no schema of a single claim can see: unique ids, known refs, a claim or an absence for every field. */
export function profileProblems(profile: Profile): SchemaIssue[] {
  const problems: SchemaIssue[] = [];
  const byId = new Map(profile.claims.map((claim) => [claim.id, claim]));
  const used = new Set(profile.claims.flatMap((claim) => claim.sources));
  profile.claims.forEach((claim, i) => {
    const at = `claims.${i} (${claim.id})`;
    if (byId.get(claim.id) !== claim) problems.push({ path: `${at}.id`, reason: 'is used twice' });
    for (const ref of claim.sources)
      if (!Object.hasOwn(profile.sources, ref))
        problems.push({ path: `${at}.sources`, reason: `names "${ref}", which is not a source here` });
    if (new Set(claim.conflictsWith).size !== (claim.conflictsWith?.length ?? 0))
      problems.push({ path: `${at}.conflictsWith`, reason: 'names a claim twice' });
    for (const other of claim.conflictsWith ?? []) {
      const target = byId.get(other);
      if (target?.field !== claim.field || other === claim.id)
        problems.push({ path: `${at}.conflictsWith`, reason: `names "${other}", which is not another claim of ${claim.field}` });
      else if (!target.conflictsWith?.includes(claim.id))
        problems.push({ path: `${at}.conflictsWith`, reason: `is not linked back from "${other}"` });
    }
  });
  for (const ref of Object.keys(profile.sources)) if (!used.has(ref)) problems.push({ path: `sources.${ref}`, reason: 'is not cited' });
  for (const id of fieldIds) {
    const headlines = profile.claims.filter((claim) => claim.field === id && claim.headline).length;
    const absences = profile.absences.filter((absence) => absence.field === id).length;
    if (headlines === 0 && absences === 0) problems.push({ path: id, reason: 'has neither a headline claim nor an absence' });
    if (headlines > 0 && absences > 0) problems.push({ path: id, reason: 'has both a headline claim and an absence' });
    if (absences > 1) problems.push({ path: id, reason: 'has two absences' });
    if (headlines > 6) problems.push({ path: id, reason: 'has more than six headline claims' });
  }
  for (const [question, answer] of Object.entries(profile.answers))
    for (const id of answer.claims)
      if (!byId.get(id)?.headline)
        problems.push({ path: `answers.${question}`, reason: `leans on "${id}", which is not a headline claim` });
  return problems;
}

function groupBlock(profile: Profile, group: Group): GroupBlock {
  const claims = profile.claims.filter((claim) => fieldOf(claim.field).group === group);
  const used = new Set(claims.flatMap((claim) => claim.sources));
  return {
    schema: 'deml.group/1',
    slug: profile.slug,
    group,
    claims,
    absences: profile.absences.filter((absence) => fieldOf(absence.field).group === group),
    sources: Object.fromEntries(Object.entries(profile.sources).filter(([ref]) => used.has(ref))),
  };
}

function cells(profile: Profile): Overview['fields'] {
  const result = {} as Record<string, Cell>;
  for (const id of fieldIds) {
    const absence = profile.absences.find((one) => one.field === id);
    if (absence) {
      const { field: _field, ...rest } = absence;
      result[id] = { absence: rest };
    } else {
      result[id] = { claims: profile.claims.filter((claim) => claim.field === id && claim.headline).map(headlineOf) };
    }
  }
  return result as Overview['fields'];
}

/** What the table keeps of a claim. */
export function headlineOf(claim: Claim): Headline {
  const { field: _field, statement: _statement, sources: _sources, retrievedAt: _read, note: _note, headline: _flag, ...rest } = claim;
  return rest;
}

/** Pairs of claims that contradict each other. */
function conflictsIn(claims: Claim[]): number {
  return claims.reduce((sum, claim) => sum + (claim.conflictsWith?.length ?? 0), 0) / 2;
}
