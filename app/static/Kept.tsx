import { useEffect, useState } from 'react';
import { root } from '../state/root.ts';
import { t } from '../words/t.tsx';
import './kept.css';

/** Keeps the release in this browser for visits without a connection, and says when a newer one waits to take its place. */
export default function Kept() {
  const [newer, setNewer] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    let current = true;
    watch((worker) => current && setNewer(worker)).catch(() => {}); // no worker here, as in a private window: the page needs none
    return () => {
      current = false;
    };
  }, []);
  if (!newer) return null;
  const use = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    newer.postMessage('take over');
  };
  return (
    <p className="newer-release" role="status">
      {t('A newer release of this app is here.')}{' '}
      <button type="button" className="textbutton" onClick={use}>
        {t('Use it')}
      </button>
    </p>
  );
}

/** Registers the service worker; `onNewer` hears of a newer one once that has everything it needs. */
async function watch(onNewer: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await navigator.serviceWorker.register(new URL('worker.js', root), { updateViaCache: 'none' });
  const tell = () => {
    // The first worker of all takes the place of nobody.
    if (registration.waiting && registration.active) onNewer(registration.waiting);
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}
