import type { ChangeKind } from '../schema/vocabulary.ts';
import type { History, Step } from './types.ts';

/** A history without what the register did to itself, and which revisions that leaves out. */
export interface OfTheWorld extends History {
  left: { version: number; kind: ChangeKind }[];
}

/** Only what the world changed: the steps whose revision says so, and of each line the values that came with the world. */
export function ofTheWorld({ read, steps, lines }: History): OfTheWorld {
  return {
    read,
    steps: steps.filter(isOfTheWorld),
    lines: lines.map((line) => ({ ...line, values: line.values.filter(({ kind }) => kind === 'world') })),
    left: steps.filter((step) => !isOfTheWorld(step)).map(({ to }) => ({ version: to.revision.version, kind: to.document.change.kind })),
  };
}

const isOfTheWorld = ({ to }: Step): boolean => to.document.change.kind === 'world';
