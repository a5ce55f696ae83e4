import type { FamilyName } from '../../../../lab/verify/family.ts';
import { word } from '../../../words/t.tsx';
import { familyNames } from '../familyNames.ts';

export interface Row {
  family: FamilyName;
  name: string;
  honest: string;
  covers: string;
  open: string;
}

/** What each family rests on, in the words of docs/reference/lab.md. */
export const rows: readonly Row[] = [
  {
    family: 'acceptance',
    name: familyNames.acceptance,
    honest: word('Payer and worker'),
    covers: word('No part'),
    open: word('Everything: any bytes are valid'),
  },
  {
    family: 'reExecution',
    name: familyNames.reExecution,
    honest: word('By vote most nodes; before the referee one node of k'),
    covers: word('Sums, rounding, moves'),
    open: word('Whether nodes are distinct, or copy each other'),
  },
  {
    family: 'audit',
    name: familyNames.audit,
    honest: word('The auditor, and a beacon that nobody knew or steered'),
    covers: word('Of drawn results: sums, rounding, moves'),
    open: word('Every result that is not drawn'),
  },
  {
    family: 'optimistic',
    name: familyNames.optimistic,
    honest: word('One watcher online, and a chain that takes its transaction'),
    covers: word('Sums, rounding, moves'),
    open: word('Whatever nobody watches'),
  },
  {
    family: 'freivalds',
    name: familyNames.freivalds,
    honest: word('The checking party and its randomness'),
    covers: word('Sums, rounding, moves'),
    open: word('Whoever did not check it'),
  },
  {
    family: 'bilinear',
    name: familyNames.bilinear,
    honest: word('The chain, or whoever repeats the check'),
    covers: word('Sums, rounding, moves'),
    open: word('Nothing of the arithmetic'),
  },
];
