import { useEffect, useRef, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { ExportState } from '../../../registry/export/schema.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatNumber } from '../../state/format.ts';
import type { Access } from '../../state/reading.ts';
import { T, t } from '../../words/t.tsx';
import { saveFile } from '../Contribute/saveFile.ts';

type Saving = { documents: number; of: number } | { bytes: number; blocks: number } | DemlError | null;

/** Every document of the register at that block as one CAR, gathered and verified here. Nothing is saved until it is whole. */
export function WholeState({ state, access }: { state: ExportState; access: Access }) {
  const [saving, setSaving] = useState<Saving>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  if (state.root === null || state.since === null)
    return <p>{t('No RPC gave the events of the register, so the root of the whole state is not known now.')}</p>;

  async function save(since: number): Promise<void> {
    const aborting = new AbortController();
    stop.current = aborting;
    setSaving({ documents: 0, of: 0 });
    try {
      const { gatherState } = await import('../../../registry/state/gatherState.ts');
      const registry = access.registry.address;
      const parts = await gatherState(access.blocks, {
        state: { chainId: state.chainId, registry, block: since },
        entries: await access.heads(),
        signal: aborting.signal,
        onProgress: (documents, of) => setSaving({ documents, of }),
      });
      const file = new Blob(parts);
      saveFile(`deml-state-block-${since}.car`, 'application/vnd.ipld.car', file);
      setSaving({ bytes: file.size, blocks: parts.length - 1 });
    } catch (error) {
      setSaving(aborting.signal.aborted ? null : asDemlError(error));
    }
    stop.current = null;
  }

  const busy = saving !== null && 'of' in saving;
  return (
    <div className="takeaway-whole">
      <p>
        {busy ? (
          <button type="button" className="textbutton" onClick={() => stop.current?.abort()}>
            {t('Stop')}
          </button>
        ) : (
          <button type="button" className="textbutton" data-take="state" onClick={() => void save(state.since as number)}>
            {t('Whole state as .car')}
          </button>
        )}
        <span role="status">
          {busy &&
            saving.of > 0 &&
            t('{count} of {all} documents verified', { count: formatNumber(saving.documents), all: formatNumber(saving.of) })}
          {saving !== null &&
            'bytes' in saving &&
            t('{blocks} blocks saved, {bytes} bytes.', { blocks: formatNumber(saving.blocks), bytes: formatNumber(saving.bytes) })}
        </span>
      </p>
      {saving !== null && 'fix' in saving && (
        <p role="alert">
          {t('Nothing was saved:')}{' '}
          <span lang="en">
            {saving.message} {saving.fix}
          </span>
        </p>
      )}
      <p className="takeaway-hint">
        <T
          text="One CID names all of it; {command} holds the file against the chain."
          command={<code lang="en">npx deml verify &lt;file&gt;</code>}
        />
      </p>
    </div>
  );
}
