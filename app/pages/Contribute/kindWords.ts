import type { Kind } from '../../../registry/actions/index.ts';

/** What the forms call each kind of document. */
export const kindWords: Readonly<Record<Kind, { a: string; new: string; offer: string; says: string }>> = {
  note: {
    a: 'a note',
    new: 'New note',
    offer: 'A research note',
    says: 'Something was published that changes how such systems are built or understood. Six parts; about two minutes.',
  },
  project: {
    a: 'a project',
    new: 'New project',
    offer: 'A new project',
    says: 'A system within the scope. Every field of the dictionary gets a claim with a source, or where you looked.',
  },
  metric: {
    a: 'a reading',
    new: 'Readings',
    offer: 'A metric reading',
    says: 'A dated figure of workers, tasks or prices, with what it counts and leaves out.',
  },
  page: { a: 'a page', new: 'New page', offer: 'A page', says: 'The register’s own words: home, methodology, about, reference.' },
};
