import { X } from 'lucide';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { t } from '../words/t.tsx';
import { Icon } from './Icon.tsx';
import './dialog.css';

export interface DialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What it is called; heard, and seen where `heading` is set. */
  title: string;
  heading?: boolean;
  /** Where the focus goes when it closes; else back to where it was. */
  onClosed?: (event: Event) => void;
  className?: string;
  children: ReactNode;
}

/** A window over the page, which waits behind it: Escape closes it, and the focus stays in it. Load it lazily. */
export function Dialog({ open, onOpen, title, heading = false, onClosed, className = '', children }: DialogProps) {
  const before = useRef<Element | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpen}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-overlay" />
        <Primitive.Content
          className={`dialog ${className}`}
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            onClosed?.(event);
            // Radix knows the trigger alone: what a key opened has none.
            if (!event.defaultPrevented && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
            event.preventDefault();
          }}
        >
          <Primitive.Title className={heading ? 'dialog-title' : 'visually-hidden'}>{title}</Primitive.Title>
          {children}
          <Primitive.Close className="icon dialog-close" aria-label={t('Close')}>
            <Icon node={X} />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
