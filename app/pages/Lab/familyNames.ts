import type { FamilyName } from '../../../lab/verify/family.ts';
import { word } from '../../words/t.tsx';

/** What each family is called, in every part of the page; through `t` where it is shown. */
export const familyNames = {
  acceptance: word('Acceptance only'),
  reExecution: word('Re-execution'),
  audit: word('Sampling audit'),
  optimistic: word('Optimistic'),
  freivalds: word('Freivalds'),
  bilinear: word('Bilinear'),
} as const satisfies Record<FamilyName, string>;
