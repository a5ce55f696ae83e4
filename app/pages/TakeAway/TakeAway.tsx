import { useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { plural } from '../../state/format.ts';
import { useAccess, useRegister } from '../../state/register.ts';
import { t } from '../../words/t.tsx';
import { Cite } from './Cite.tsx';
import type { Shown } from './gather.ts';
import { besideCitation, type FormatName, words } from './names.ts';
import './takeaway.css';

/** Takes away exactly what a page shows: as a file of each form, and as a citation of the state that was read. */
export function TakeAway({ shown }: { shown: Shown }) {
  const access = useAccess();
  const { firstPage } = useRegister('firstPage');
  const [busy, setBusy] = useState<FormatName | null>(null);
  const [said, setSaid] = useState<string | DemlError | null>(null);
  if (!access || !firstPage) return null;

  async function press(format: FormatName): Promise<void> {
    if (!access || !firstPage || busy) return;
    setBusy(format);
    setSaid(null);
    try {
      const { take } = await import('./take.ts');
      setSaid(t('{records} saved.', { records: plural(await take(shown, format, access, firstPage), 'record') }));
    } catch (error) {
      setSaid(asDemlError(error));
    }
    setBusy(null);
  }

  const word = ([format, text]: [string, string]) => (
    <button
      key={format}
      type="button"
      className="textbutton"
      data-take={format}
      disabled={shown.waiting}
      aria-busy={busy === format}
      title={shown.waiting ? t('Some documents are still to be read') : t('What this page shows, as a file')}
      onClick={() => void press(format as FormatName)}
    >
      {text.startsWith('.') ? text : t(text)}
      <span className="visually-hidden">{t(' of what is shown')}</span>
    </button>
  );
  return (
    <div className="takeaway">
      <span className="takeaway-said" role="status">
        {busy ? t('Reading …') : typeof said === 'string' ? said : ''}
      </span>
      {Object.entries(words).map(word)}
      <Cite shown={shown} access={access} firstPage={firstPage}>
        {Object.entries(besideCitation).map(word)}
      </Cite>
      {said !== null && typeof said !== 'string' && (
        <p className="takeaway-failed" role="alert">
          {t('Nothing was saved:')}{' '}
          <span lang="en">
            {said.message} {said.fix}
          </span>
        </p>
      )}
    </div>
  );
}
