import { useState } from 'react';

/** What a curator has checked, by the paths of a proposal's items. Kept in this browser; nobody else sees it. */
export function useTicks(id: string): [ReadonlySet<string>, (path: string) => void] {
  const name = `deml.checked.${id}`;
  const [ticks, setTicks] = useState(() => readTicks(name));
  const toggle = (path: string) => {
    const next = new Set(ticks);
    if (!next.delete(path)) next.add(path);
    setTicks(next);
    try {
      localStorage.setItem(name, JSON.stringify([...next]));
    } catch {
      // storage is off or full: the marks last as long as this page
    }
  };
  return [ticks, toggle];
}

function readTicks(name: string): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return new Set(Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set(); // storage is off, or holds another site's data
  }
}
