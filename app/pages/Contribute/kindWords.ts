import type { Kind } from '../../../registry/actions/index.ts';
import { word } from '../../words/t.tsx';

/** What the forms call each kind of document. */
export const kindWords: Readonly<Record<Kind, { a: string; change: string; new: string; offer: string; says: string }>> = {
  note: {
    a: word('a note'),
    change: word('a change to the note'),
    new: word('New note'),
    offer: word('A research note'),
    says: word('Something was published that changes how such systems are built or understood. Six parts; about two minutes.'),
  },
  project: {
    a: word('a project'),
    change: word('a change to the project'),
    new: word('New project'),
    offer: word('A new project'),
    says: word('A system within the scope. Every field of the dictionary gets a claim with a source, or where you looked.'),
  },
  metric: {
    a: word('a reading'),
    change: word('a change to the readings of'),
    new: word('Readings'),
    offer: word('A metric reading'),
    says: word('A dated figure of workers, tasks or prices, with what it counts and leaves out.'),
  },
  page: {
    a: word('a page'),
    change: word('a change to the page'),
    new: word('New page'),
    offer: word('A page'),
    says: word('The register’s own words: home, methodology, about, reference.'),
  },
};
