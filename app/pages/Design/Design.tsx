import { useTitle } from '../title.ts';
import { Colours } from './Colours.tsx';
import { Marks } from './Marks.tsx';
import { Controls, States } from './Parts.tsx';
import { Sheets } from './Sheet.tsx';
import { Type } from './Type.tsx';
import '../../ui/lateFonts.css';
import './design.css';

/** The design system on one page: in builds for development only, and for those who build, so in English. */
export default function Design() {
  useTitle('Design');
  return (
    <div className="wrap design" lang="en">
      <header className="page-head">
        <h1>Design</h1>
        <p>
          In register: black ink on plain paper, one spot colour, hairlines, and ink in proportion to evidence. Every part below is the one
          that the pages use, on light and on dark paper.
        </p>
      </header>
      <section>
        <h2>Colour</h2>
        <p className="design-use">No sign by colour alone. Three colours mean something; the rest is ink.</p>
        <Colours />
      </section>
      <section>
        <h2>Type</h2>
        <p className="design-use">The serif says, the condensed sans counts, the mono proves. Chinese has the faces of the system.</p>
        <Type />
      </section>
      <section>
        <h2>Marks</h2>
        <Sheets>
          <Marks />
        </Sheets>
      </section>
      <section>
        <h2>Controls</h2>
        <Sheets>
          <Controls />
        </Sheets>
      </section>
      <section>
        <h2>States</h2>
        <Sheets>
          <States />
        </Sheets>
      </section>
    </div>
  );
}
