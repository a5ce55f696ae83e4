import { lazy } from 'react';
import { type NotesView, parseNotes } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { Journal } from './Journal.tsx';
import '../../ui/listPage.css';
import './notes.css';

const ReadingList = lazy(() => import('./ReadingList.tsx'));

/** The journal, or a reading list of notes from it. */
function Notes({ view }: { view: NotesView }) {
  if (view.list === null) return <Journal view={view} />;
  return (
    <Later>
      <ReadingList list={view.list} />
    </Later>
  );
}

export default fromAddress(parseNotes, Notes);
