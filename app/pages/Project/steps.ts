import type { Change } from '../../../registry/schema/index.ts';

/** A document with the version that it had. */
export interface Dated<D> {
  version: number;
  document: D;
}

/**
 * The steps between neighbouring revisions that say of themselves that the world moved, and the revisions that say
 * otherwise; oldest first. The first document only stands before the others.
 */
export function stepsOfTheWorld<D extends { change: Pick<Change, 'kind'> }>(documents: readonly Dated<D>[]) {
  const steps = documents.slice(1).map((to, i) => ({ from: documents[i] as Dated<D>, to }));
  const ofTheWorld = ({ to }: (typeof steps)[number]) => to.document.change.kind === 'world';
  return { shown: steps.filter(ofTheWorld), left: steps.filter((step) => !ofTheWorld(step)).map(({ to }) => to) };
}
