import { type ReactNode, useRef, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { ExportFile } from '../../../registry/export/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import type { Access, RegisterState } from '../../state/reading.ts';
import { CopyButton } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import type { Shown } from './gather.ts';
import { WholeState } from './WholeState.tsx';

type Citation = { text: string; state: ExportFile['state'] } | DemlError | null;

/** “Cite this state”: the citation in words, and the whole state as one file; `children` are files that belong to it. */
export function Cite({
  shown,
  access,
  firstPage,
  children,
}: {
  shown: Shown;
  access: Access;
  firstPage: NonNullable<RegisterState['firstPage']>;
  children: ReactNode;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const [citation, setCitation] = useState<Citation>(null);

  async function open(): Promise<void> {
    try {
      const [{ citedView }, { citationText }] = await Promise.all([import('./gather.ts'), import('../../../registry/export/cite.ts')]);
      const view = await citedView(shown, access, firstPage);
      setCitation({ text: citationText(view), state: view.state });
    } catch (error) {
      setCitation(asDemlError(error));
    }
  }

  return (
    <details
      ref={box}
      className="takeaway-cite"
      onToggle={(event) => event.currentTarget.open && void open()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current) return;
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary>{t('Cite this state')}</summary>
      <div tabIndex={-1}>
        {citation === null ? (
          <p>{t('Computing the state root …')}</p>
        ) : 'text' in citation ? (
          <>
            <p className="takeaway-text" lang="en">
              {citation.text}
            </p>
            <p>
              <CopyButton text={() => citation.text}>{t('Copy')}</CopyButton>
              {children}
            </p>
            <WholeState state={citation.state} access={access} />
          </>
        ) : (
          <p role="alert" lang="en">
            {citation.message} {citation.fix}
          </p>
        )}
      </div>
    </details>
  );
}
