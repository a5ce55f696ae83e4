import { useRef } from 'react';

/** The list of the last drawing while its members are the same: the register makes a new list each time it is asked. */
export function useSame<One>(list: readonly One[]): readonly One[] {
  const last = useRef(list);
  if (last.current.length !== list.length || list.some((one, i) => one !== last.current[i])) last.current = list;
  return last.current;
}
