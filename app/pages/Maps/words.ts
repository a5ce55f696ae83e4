import type { Step } from '../../../registry/maps/ladder.ts';
import type { Rung } from '../../../registry/schema/vocabulary.ts';
import type { MapName } from '../../state/route/maps.ts';
import { word } from '../../words/t.tsx';

/** The maps in their order: the name of each, and what it shows. */
export const mapWords: Readonly<Record<MapName, { name: string; shows: string }>> = {
  checks: { name: word('Layers and checks'), shows: word('Which layers systems open, and what verifies the work there.') },
  evidence: { name: word('Claimed and observed'), shows: word('How far up the evidence ladder what is claimed of a system stands.') },
  shared: { name: word('Shared parts'), shows: word('What several systems rest on: if it fails or lies, all of them are touched.') },
};

/** The steps of the ladder: the word of each, and the rungs on it where it has several. */
export const stepWords: Readonly<Record<Step, { name: string; rungs: readonly Rung[] }>> = {
  said: { name: word('said'), rungs: ['announced', 'reported'] },
  documented: { name: word('documented'), rungs: [] },
  'released-code': { name: word('released code'), rungs: [] },
  observed: { name: word('observed'), rungs: ['on-chain', 'measured', 'reproduced'] },
};
