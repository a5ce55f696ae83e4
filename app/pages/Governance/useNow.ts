import { useEffect, useState } from 'react';

/** Seconds since 1970, each second while somebody counts down; the browser's clock, shifted to agree with the chain's. */
export function useNow(counting: boolean, chainTime: number): number {
  const [shift] = useState(() => chainTime - Date.now() / 1000);
  const [now, setNow] = useState(chainTime);
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => setNow(Date.now() / 1000 + shift), 1_000);
    return () => clearInterval(timer);
  }, [counting, shift]);
  return Math.max(now, chainTime);
}
