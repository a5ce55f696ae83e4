import { useEffect, useRef, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { ExportState } from '../../../registry/export/schema.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatNumber } from '../../state/format.ts';
import type { Access } from '../../state/reading.ts';
import { saveFile } from '../Contribute/saveFile.ts';

type Saving = { documents: number; of: number } | { bytes: number; blocks: number } | DemlError | null;

/** Every document of the register at that block as one CAR, gathered and verified here. Nothing is saved until it is whole. */
export function WholeState({ state, access }: { state: ExportState; access: Access }) {
  const [saving, setSaving] = useState<Saving>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  if (state.root === null || state.since === null)
    return <p>No RPC gave the events of the register, so the root of the whole state is not known now.</p>;

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
            Stop
          </button>
        ) : (
          <button type="button" className="textbutton" data-take="state" onClick={() => void save(state.since as number)}>
            Whole state as .car
          </button>
        )}
        <span role="status">
          {busy && saving.of > 0 && `${formatNumber(saving.documents)} of ${formatNumber(saving.of)} documents verified`}
          {saving !== null && 'bytes' in saving && `${formatNumber(saving.blocks)} blocks saved, ${formatNumber(saving.bytes)} bytes.`}
        </span>
      </p>
      {saving !== null && 'fix' in saving && (
        <p role="alert">
          Nothing was saved: {saving.message} {saving.fix}
        </p>
      )}
      <p className="takeaway-hint">
        One CID names all of it; <code>npx deml verify &lt;file&gt;</code> holds the file against the chain.
      </p>
    </div>
  );
}
