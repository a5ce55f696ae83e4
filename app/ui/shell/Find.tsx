import { Command } from 'lucide';
import { type Dispatch, lazy, type SetStateAction, useEffect } from 'react';
import { t } from '../../words/t.tsx';
import { Later } from '../Boundary.tsx';
import { Icon } from '../Icon.tsx';

const Palette = lazy(() => import('../../pages/Palette/Palette.tsx'));

/** Opens the palette, from here or by Ctrl+K or ⌘K from anywhere; it is loaded when it is first opened. */
export function Find({ open, onOpen }: { open: boolean | undefined; onOpen: Dispatch<SetStateAction<boolean | undefined>> }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      onOpen((was) => !was);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onOpen]);
  return (
    <>
      <button
        type="button"
        className="icon goto"
        aria-label={t('Go to')}
        aria-haspopup="dialog"
        title={t('Go to (Ctrl+K)')}
        onClick={() => onOpen(true)}
      >
        <Icon node={Command} />
      </button>
      {open !== undefined && (
        <Later>
          <Palette open={open} onOpen={onOpen} />
        </Later>
      )}
    </>
  );
}
