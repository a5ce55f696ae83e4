import { useEffect, useState } from 'react';

/** True once the browser has drawn what made `ready` true and has nothing better to do: for what must not delay it. */
export function useIdle(ready: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!ready) return;
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setIdle(true), 200); // Safari
      return () => clearTimeout(timer);
    }
    const task = requestIdleCallback(() => setIdle(true), { timeout: 2_000 });
    return () => cancelIdleCallback(task);
  }, [ready]);
  return ready && idle;
}
