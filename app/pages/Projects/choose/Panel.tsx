import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import './panel.css';

export interface PanelProps {
  /** The control that opened it, to which the focus returns. */
  anchor: HTMLElement;
  onClose: () => void;
}

/** What a control of the table opens: tied to it, closed by Escape and by a press elsewhere. */
export function Panel({ anchor, onClose, label, children }: PanelProps & { label: string; children: ReactNode }) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: anchor }} />
      <Popover.Portal>
        <Popover.Content
          className="choose-panel"
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          // A press on the control closes it: closed here as well, it would open again.
          onInteractOutside={(event) => anchor.contains(event.target as Node) && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.focus();
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
