import { formatHex } from '../../../state/format.ts';
import { CopyButton } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';

/** A digest, short or in full, to copy. */
export function Digest({ digest, name, full }: { digest: string; name?: string; full?: boolean }) {
  return (
    <span className="run-digest">
      {name} <code title={digest}>{full ? digest : formatHex(digest)}</code> <CopyButton text={() => digest}>{t('Copy')}</CopyButton>
    </span>
  );
}
