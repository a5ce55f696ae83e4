import { Search } from 'lucide';
import { type ReactNode, useState } from 'react';
import { BadKeyError, EndpointError, NoRegistryError, TooLargeError } from '../../../registry/errors/index.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CopyButton, ErrorBox } from '../../ui/ErrorBox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import '../../ui/listPage.css';

interface PartProps {
  name: string;
  use: string;
  children: ReactNode;
}

const Part = ({ name, use, children }: PartProps) => (
  <div className="design-part">
    <h3>{name}</h3>
    <div className="design-shown">{children}</div>
    <p className="design-use">{use}</p>
  </div>
);

/** What people press, choose and read in: native elements first, `radix-ui` where a platform has none that is enough. */
export function Controls() {
  const [open, setOpen] = useState(false);
  return (
    <div lang="en">
      <Part name="Button" use="One act that changes something. Secondary beside it. Ink, never the accent.">
        <button type="button" className="button">
          Propose
        </button>
        <button type="button" className="button secondary">
          Read again
        </button>
      </Part>
      <Part
        name="Text button, link, icon"
        use="Everything else that is pressed. A link goes somewhere, a button does something. An icon has a name."
      >
        <button type="button" className="textbutton">
          Try again
        </button>
        <a href="#/design">A page of the register</a>
        <Leaving href="https://ipfs.tech">A source</Leaving>
        <CopyButton text={() => 'copied'}>Copy details</CopyButton>
        <button type="button" className="icon" aria-label="Search">
          <Icon node={Search} />
        </button>
      </Part>
      <Part
        name="Filter"
        use="Words with an underlined value; a set one takes the accent. Selects are native: a phone has its own wheel for them."
      >
        <form className="filter-bar" onSubmit={(event) => event.preventDefault()}>
          <label>
            <span>type</span>
            <select>
              <option>any</option>
              <option>paper</option>
            </select>
          </label>
          <label>
            <span>tag</span>
            <select data-set>
              <option>verification</option>
            </select>
          </label>
          <label>
            <input type="checkbox" defaultChecked /> mine
          </label>
        </form>
      </Part>
      <Part
        name="Dialog, popover"
        use="Dialog (ui/Dialog.tsx): when the page must wait, as for the palette. Popover (radix-ui): what one control opens and nothing waits for. Both are loaded when opened."
      >
        <button type="button" className="button secondary" onClick={() => setOpen(true)}>
          Open a dialog
        </button>
        <Dialog open={open} onOpen={setOpen} title="A dialog" heading>
          <p className="design-dialog">Escape closes it, and the focus goes back to the button.</p>
        </Dialog>
      </Part>
    </div>
  );
}

/** Waiting, refused, failed: what a page says in place of what it has not. */
export const States = () => (
  <div lang="en">
    <Part name="On its way" use="Bars in the final size of what will stand there. No shimmer; words after two seconds.">
      <Bars widths={[240, 320, 180]} waitingFor="Waiting for a gateway to send the note." />
    </Part>
    {[
      new EndpointError('https://gateway.example', 'did not answer'),
      new BadKeyError('Not A Key'),
      new TooLargeError('Project akash', 300_000, 262_144),
      new NoRegistryError('0x0000000000000000000000000000000000000000', 31338),
    ].map((error) => (
      <Part
        key={error.code}
        name={`Error, ${error.family}`}
        use="What failed with its value, then the way out. The family decides what can be done."
      >
        <ErrorBox error={error} {...(error.family === 'retry' ? { onRetry: () => {} } : {})} />
      </Part>
    ))}
  </div>
);
