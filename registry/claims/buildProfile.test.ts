import * as dagJson from '@ipld/dag-json';
import { describe, expect, it } from 'vitest';
import { cidOf, digestOf } from '../cid/index.ts';
import { OffSchemaError, TooLargeError } from '../errors/index.ts';
import { type Claim, fieldIds, fieldOf, groups, type Profile, readDocument } from '../schema/index.ts';
import { claim, profile } from '../testDocuments.ts';
import { buildProfile, headlineOf, profileProblems } from './buildProfile.ts';
import { overviewDepartures, profileOf } from './profileOf.ts';

/** A profile with one change. */
function changed(change: (sample: Profile) => void): Profile {
  const sample = profile();
  change(sample);
  return sample;
}
const claimOf = (sample: Profile, field: string): Claim => sample.claims.find((one) => one.field === field) as Claim;
const told = (sample: Profile) => profileProblems(sample).map(({ path, reason }) => `${path} ${reason}`);

describe('buildProfile', () => {
  it('gives one overview and one block a group, linked by the CIDs of their bytes', async () => {
    const { overview, groups: blocks, bytes } = await buildProfile(profile());
    expect(bytes).toHaveLength(1 + groups.length);
    expect(readDocument(bytes[0] as Uint8Array, 'deml.project/1')).toEqual(overview);
    for (const [i, group] of groups.entries()) {
      const block = bytes[i + 1] as Uint8Array;
      expect(readDocument(block, 'deml.group/1')).toEqual(blocks[group]);
      expect(overview.groups[group]).toEqual({ '/': cidOf(await digestOf(block)) });
    }
  });

  it('writes an overview whose links dag-json walks', async () => {
    const { overview, bytes } = await buildProfile(profile());
    const decoded = dagJson.decode<{ groups: Record<string, { toString(): string }> }>(bytes[0] as Uint8Array);
    for (const group of groups) expect(decoded.groups[group]?.toString()).toBe(overview.groups[group]['/']);
  });

  it('derives for each field the headline claims, without sentence and sources, or the absence', async () => {
    const { overview } = await buildProfile(profile());
    for (const id of fieldIds) {
      const absence = profile().absences.find((one) => one.field === id);
      expect(overview.fields[id]).toEqual(
        absence ? { absence: { kind: absence.kind, searched: absence.searched, asOf: absence.asOf } } : { claims: [headlineOf(claim(id))] },
      );
    }
    expect(Object.keys(headlineOf(claim('details.team'))).sort()).toEqual(['asOf', 'id', 'rung', 'short']);
  });

  it('keeps what is no headline out of the overview, and counts it', async () => {
    const sample = changed(({ claims }) =>
      claims.push(
        claim('details.team', { id: 'more', headline: undefined, rung: 'announced', conflictsWith: ['details-team'] }),
        claim('details.chain', { id: 'rumour', headline: undefined, rung: 'reported' }),
      ),
    );
    claimOf(sample, 'details.team').conflictsWith = ['more'];
    const { overview, groups: blocks } = await buildProfile(sample);
    expect(overview.fields['details.chain']).toEqual({ claims: [headlineOf(claim('details.chain'))] });
    const own = fieldIds.filter((id) => fieldOf(id).group === 'details').length - 1; // funding is absent
    expect(overview.counts.details).toEqual({ claims: own + 2, primary: own, absences: 1, conflicts: 1 });
    expect(blocks.details.claims).toHaveLength(own + 2);
  });

  it('gives a group only the sources that its claims cite', async () => {
    const sample = changed(({ sources }) => {
      sources.paper = { title: 'Paper', kind: 'document' };
    });
    claimOf(sample, 'governance.keys').sources = ['docs', 'paper'];
    const { groups: blocks } = await buildProfile(sample);
    expect(Object.keys(blocks.governance.sources).sort()).toEqual(['docs', 'paper']);
    expect(Object.keys(blocks.metrics.sources)).toEqual(['docs']);
  });

  it('gives the same bytes whatever the order of keys, and of claims of different groups', async () => {
    const { bytes } = await buildProfile(profile());
    const shuffled = Object.fromEntries(Object.entries(profile()).reverse()) as unknown as Profile;
    expect((await buildProfile(shuffled)).bytes).toEqual(bytes);
    const regrouped = changed((sample) => {
      sample.claims = [...groups].reverse().flatMap((group) => sample.claims.filter((one) => fieldOf(one.field).group === group));
    });
    expect((await buildProfile(regrouped)).bytes).toEqual(bytes);
  });

  it('rewrites one group block and the overview when one claim changes', async () => {
    const before = await buildProfile(profile());
    const after = await buildProfile(
      changed((sample) => {
        claimOf(sample, 'governance.keys').statement = 'Another.';
      }),
    );
    const moved = groups.filter((group) => before.overview.groups[group]['/'] !== after.overview.groups[group]['/']);
    expect(moved).toEqual(['governance']);
  });

  it('refuses an overview above 24 KiB, and says which block', async () => {
    const sample = changed((one) => {
      // every field six times, each with the longest texts
      one.claims = fieldIds
        .filter((id) => !one.absences.some((absence) => absence.field === id))
        .flatMap((id) =>
          Array.from({ length: 6 }, (_, i) =>
            claim(id, {
              ...(i ? { id: `${claim(id).id}-${i}` } : {}),
              qualifier: 'q'.repeat(100),
              short: 's'.repeat(60),
              workload: 'w'.repeat(120),
            }),
          ),
        );
    });
    await expect(buildProfile(sample, 'sample.json')).rejects.toThrow(TooLargeError);
    await expect(buildProfile(sample, 'sample.json')).rejects.toThrow('sample.json, overview has ');
  });

  it('refuses what is off schema with every problem, and names the input', async () => {
    const error = await buildProfile({ ...profile(), monogram: 'LONG', extra: 1 }, 'sample.json').catch((one) => one);
    expect(error).toBeInstanceOf(OffSchemaError);
    expect(error.issues.map(({ path }: { path: string }) => path)).toEqual(['monogram', 'extra']);
    expect(error.message).toMatch(/^sample\.json is off schema at /);
  });

  it.each([null, undefined, 1, [], 'x'])('refuses %j as a profile', async (value) => {
    await expect(buildProfile(value)).rejects.toThrow(OffSchemaError);
  });
});

describe('profileProblems', () => {
  it('finds nothing in the sample', () => expect(told(profile())).toEqual([]));

  const cases: [problem: string, change: (sample: Profile) => void, told: string | RegExp][] = [
    [
      'an id twice',
      ({ claims }) => {
        (claims[1] as Claim).id = (claims[0] as Claim).id;
      },
      /^claims\.0 \(details-summary\)\.id is used twice$/,
    ],
    [
      'an unknown source',
      (sample) => {
        claimOf(sample, 'details.team').sources = ['docs', 'nowhere'];
      },
      /\.sources names "nowhere", which is not a source here$/,
    ],
    [
      'a source that objects inherit',
      (sample) => {
        claimOf(sample, 'details.team').sources = ['docs', 'constructor'];
      },
      /\.sources names "constructor", which is not a source here$/,
    ],
    [
      'a source that nobody cites',
      ({ sources }) => {
        sources.spare = { title: 'Spare', kind: 'press' };
      },
      'sources.spare is not cited',
    ],
    [
      'a conflict with a claim of another field',
      (sample) => {
        claimOf(sample, 'details.team').conflictsWith = ['details-chain'];
      },
      /conflictsWith names "details-chain", which is not another claim of details\.team$/,
    ],
    [
      'a conflict with itself',
      (sample) => {
        claimOf(sample, 'details.team').conflictsWith = ['details-team'];
      },
      /conflictsWith names "details-team", which is not another claim/,
    ],
    [
      'a conflict with nothing',
      (sample) => {
        claimOf(sample, 'details.team').conflictsWith = ['gone'];
      },
      /conflictsWith names "gone", which is not another claim/,
    ],
    [
      'a conflict that is not linked back',
      (sample) => {
        sample.claims.push(claim('details.team', { id: 'other' }));
        claimOf(sample, 'details.team').conflictsWith = ['other'];
      },
      /conflictsWith is not linked back from "other"$/,
    ],
    [
      'a conflict named twice',
      (sample) => {
        sample.claims.push(claim('details.team', { id: 'other', conflictsWith: ['details-team'] }));
        claimOf(sample, 'details.team').conflictsWith = ['other', 'other'];
      },
      /conflictsWith names a claim twice$/,
    ],
    [
      'a field without claim or absence',
      (sample) => {
        sample.absences.shift();
      },
      'pricing.model has neither a headline claim nor an absence',
    ],
    [
      'a field with a claim that is no headline',
      (sample) => {
        claimOf(sample, 'details.team').headline = undefined;
      },
      'details.team has neither a headline claim nor an absence',
    ],
    [
      'a field with claim and absence',
      ({ claims }) => {
        claims.push(claim('pricing.model'));
      },
      'pricing.model has both a headline claim and an absence',
    ],
    [
      'two absences',
      ({ absences }) => {
        absences.push({ ...(absences[0] as Profile['absences'][0]) });
      },
      'pricing.model has two absences',
    ],
    [
      'seven headlines',
      ({ claims }) => {
        for (let i = 0; i < 6; i++) claims.push(claim('details.team', { id: `team-${i}` }));
      },
      'details.team has more than six headline claims',
    ],
    [
      'an answer that leans on nothing',
      ({ answers }) => {
        answers.verified.claims = ['gone'];
      },
      'answers.verified leans on "gone", which is not a headline claim',
    ],
    [
      'an answer that leans on no headline',
      (sample) => {
        sample.claims.push(claim('details.team', { id: 'aside', headline: undefined }));
        sample.answers.executed.claims = ['aside'];
      },
      'answers.executed leans on "aside", which is not a headline claim',
    ],
  ];

  it.each(cases)('names %s', (_, change, expected) => {
    const problems = told(changed(change));
    expect(problems).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it.each(cases)('keeps %s out of the register', async (_, change) => {
    await expect(buildProfile(changed(change))).rejects.toThrow(OffSchemaError);
  });
});

describe('profileOf', () => {
  it('puts a profile together again: its blocks are the same bytes', async () => {
    const built = await buildProfile(profile());
    const again = profileOf(built.overview, Object.values(built.groups).reverse());
    expect((await buildProfile(again)).bytes).toEqual(built.bytes);
  });

  it('finds no departure in what buildProfile made', async () => {
    const { overview, groups: blocks } = await buildProfile(profile());
    expect(await overviewDepartures(overview, Object.values(blocks))).toEqual([]);
  });

  it('finds a cell, a count and a link that the claims do not give', async () => {
    const { overview, groups: blocks } = await buildProfile(profile());
    const other = await buildProfile(
      changed((sample) => {
        claimOf(sample, 'metrics.workers').statement = 'Another.';
      }),
    );
    const forged = structuredClone(overview);
    forged.fields['metrics.workers'] = { claims: [{ ...headlineOf(claim('metrics.workers')), value: 1e9 }] };
    forged.counts.metrics.primary = 99;
    forged.groups.metrics = other.overview.groups.metrics;
    const departures = await overviewDepartures(forged, Object.values(blocks));
    expect(departures.map(({ path }) => path).sort()).toEqual([
      'counts.metrics.primary',
      'fields.metrics.workers.claims.0.value',
      'groups.metrics./',
    ]);
    expect(departures).toContainEqual({ path: 'counts.metrics.primary', reason: 'is 99, but the claims give 5' });
  });

  it('finds a group that is missing', async () => {
    const { overview, groups: blocks } = await buildProfile(profile());
    const departures = await overviewDepartures(overview, Object.values(blocks).slice(1));
    expect(departures).toContainEqual({ path: 'details.team', reason: 'has neither a headline claim nor an absence' });
  });
});
