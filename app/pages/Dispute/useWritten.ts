import { useEffect, useState } from 'react';
import { nothingWritten, type Written } from './evidence.ts';

/** What is written about one entry, kept in this browser: a reload loses nothing. */
export function useWritten(place: string): [Written, (written: Written) => void] {
  const name = `deml.evidence.${place}`;
  const [written, setWritten] = useState<Written>(() => stored(name));
  useEffect(() => {
    try {
      if (written === nothingWritten) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(written));
    } catch {
      // storage is switched off: it is kept as long as the page is open
    }
  }, [name, written]);
  return [written, setWritten];
}

function stored(name: string): Written {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<Written> | null;
    return typeof found?.statement === 'string' && Array.isArray(found.claims) && Array.isArray(found.sources)
      ? (found as Written)
      : nothingWritten;
  } catch {
    return nothingWritten;
  }
}
