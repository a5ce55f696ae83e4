import { useState } from 'react';
import type { DraftBlocks } from '../../../../registry/edit/types.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { carName, carOf, UploadError } from '../../../../registry/upload/index.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';
import { saveFile } from '../saveFile.ts';
import { defaultSettings, type Place, places, placeWords, uploaderOf } from './uploaders.ts';

interface UploadStepProps {
  blocks: DraftBlocks;
  gateways: readonly string[];
  onUploaded: (by: string) => void;
}

/** Where the bytes go. No service is believed: the next step reads them back. */
export function UploadStep({ blocks, gateways, onUploaded }: UploadStepProps) {
  const [place, setPlace] = useState<Place>('gateway');
  const [settings, setSettings] = useState(() => defaultSettings(gateways));
  const [running, setRunning] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<DemlError | null>(null);
  const sent = blocks.blocks.filter((block) => !block.kept);
  const set = (part: Partial<typeof settings>) => setSettings({ ...settings, ...part });
  const upload = async () => {
    setError(null);
    if (place === 'car') {
      saveFile(carName(sent), 'application/vnd.ipld.car', carOf(sent));
      onUploaded(t('a downloaded CAR'));
      return;
    }
    setRunning({ done: 0, total: sent.length });
    try {
      const { by } = await uploaderOf(place, settings).upload(sent, { onProgress: (done, total) => setRunning({ done, total }) });
      onUploaded(by);
    } catch (reason) {
      setError(asDemlError(reason));
    } finally {
      setRunning(null);
    }
  };
  return (
    <form
      className="upload"
      onSubmit={(event) => {
        event.preventDefault();
        void upload();
      }}
    >
      <fieldset className="form-part">
        <legend>{t('Where to')}</legend>
        {places.map((one) => (
          <label key={one} className="upload-place">
            <input type="radio" name="place" value={one} checked={place === one} onChange={() => setPlace(one)} />
            <span>
              <b>{t(placeWords[one].name)}</b> {t(placeWords[one].says)}
            </span>
          </label>
        ))}
      </fieldset>
      {place === 'gateway' && gateways.length > 1 && (
        <div className="form-part">
          <label htmlFor="upload-gateway">{t('Gateway')}</label>
          <select id="upload-gateway" value={settings.gateway} onChange={({ target }) => set({ gateway: target.value })}>
            {gateways.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
      )}
      {place === 'kubo' && (
        <div className="form-part">
          <label htmlFor="upload-kubo">{t('Address of its RPC')}</label>
          <input id="upload-kubo" type="url" value={settings.kubo} onChange={({ target }) => set({ kubo: target.value })} />
        </div>
      )}
      {place === 'pinata' && (
        <div className="form-part">
          <label htmlFor="upload-jwt" lang="en">
            JWT
          </label>
          <input
            id="upload-jwt"
            type="password"
            autoComplete="off"
            value={settings.jwt}
            onChange={({ target }) => set({ jwt: target.value })}
          />
        </div>
      )}
      {error && <ErrorBox error={error} title={t('Not uploaded')} />}
      {error instanceof UploadError && error.issues.length > 0 && (
        <ul className="part-problems">
          {error.issues.map(({ path, reason }) => (
            <li key={path + reason} lang="en">
              <code className="mono">{path}</code> {reason}
            </li>
          ))}
        </ul>
      )}
      <p className="part-row-acts">
        <button type="submit" className="button" disabled={running !== null}>
          {place === 'car' ? t('Download the CAR') : t('Upload')}
        </button>
        {running && <span role="status">{t('{done} of {total} blocks', running)}</span>}
      </p>
    </form>
  );
}
