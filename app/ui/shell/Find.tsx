import { Command } from 'lucide';
import { lazy, useEffect, useState } from 'react';
import { t } from '../../words/t.tsx';
import { Later } from '../Boundary.tsx';
import { Icon } from '../Icon.tsx';

const Palette = lazy(() => import('../../pages/Palette/Palette.tsx'));

/** Opens the palette, from here or by Ctrl+K or ⌘K from anywhere; it is loaded when it is first opened. */
export function Find() {
  const [open, setOpen] = useState<boolean>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="icon"
        aria-label={t('Go to')}
        aria-haspopup="dialog"
        title={t('Go to (Ctrl+K)')}
        onClick={() => setOpen(true)}
      >
        <Icon node={Command} />
      </button>
      {open !== undefined && (
        <Later>
          <Palette open={open} onOpen={setOpen} />
        </Later>
      )}
    </>
  );
}
