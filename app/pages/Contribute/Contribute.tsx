import { useCallback, useRef } from 'react';
import { type ContributeForm, contributeHref, parseForm } from '../../state/route/contribute.ts';
import { useLateFonts } from '../../ui/useLateFonts.ts';
import { WalletRoom } from '../../wallet/WalletRoom.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { Opened } from './Opened.tsx';
import { Start } from './Start.tsx';
import './contribute.css';
import './form.css';

/** The forms by which anybody proposes: which one, and the draft that is written in it. */
function Contribute({ view: form }: { view: ContributeForm }) {
  useLateFonts();
  // A draft gets its name while it is written. That changes the address, and must not take the form from under the cursor.
  const session = useRef({ number: 0, draft: form.draft });
  if (form.draft !== session.current.draft) session.current = { number: session.current.number + 1, draft: form.draft };
  const onNamed = useCallback(
    (id: string) => {
      session.current = { ...session.current, draft: id };
      history.replaceState(null, '', contributeHref({ ...form, draft: id }));
      dispatchEvent(new HashChangeEvent('hashchange'));
    },
    [form],
  );
  return form.kind === null ? (
    <Start />
  ) : (
    <WalletRoom>
      <Opened key={session.current.number} form={form} kind={form.kind} onNamed={onNamed} />
    </WalletRoom>
  );
}

export default fromAddress(parseForm, Contribute);
