import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { DemlError } from '../../../../registry/errors/index.ts';
import { NoOrderError } from '../../../../registry/table/errors.ts';
import { type TableQuery, tableFromParams, tableToParams } from '../../../../registry/table/query.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import { useAccess, useRegister } from '../../../state/register.ts';
import { readListed, readOrdered, type Stretch } from './readPage.ts';

/** How far the order of a view is read. */
export interface Ordered {
  /** The query that the stretches are of. */
  name: string;
  stretches: readonly Stretch[];
  /** More is being asked for. */
  asking: boolean;
  /** The chain did not answer. */
  error: DemlError | null;
  /** Why no gateway gave an order, where none did. */
  without: NoOrderError | null;
}

const nothing = { stretches: [], asking: true, error: null, without: null };

/** The systems of a view, stretch by stretch. Answers what is there, and how to ask for more. */
export function useOrder(asked: TableQuery): Ordered & { more: () => void } {
  const access = useAccess();
  const block = useRegister('firstPage').firstPage?.blockNumber;
  const name = tableToParams(asked).toString();
  const query = useMemo(() => tableFromParams(new URLSearchParams(name)), [name]); // the same object for the same rows
  const [ordered, setOrdered] = useState<Ordered>({ name, ...nothing });
  const latest = useRef(ordered);
  const stop = useRef<AbortController>(null);

  const show = useCallback((change: Partial<Ordered>) => {
    latest.current = { ...latest.current, ...change };
    setOrdered(latest.current);
  }, []);

  const ask = useCallback(async () => {
    if (!access || block === undefined) return;
    const { stretches, without } = latest.current;
    const last = stretches.at(-1);
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    show({ asking: true, error: null });
    try {
      const listed = () => readListed(access, last?.order ? null : (last?.next ?? null), block);
      const inOrder = () => readOrdered(access, { ...query, cursor: last?.next ?? null }, block, last?.order?.gateway, signal);
      const stretch = without ? await listed() : await inOrder();
      const here = new Set(stretches.flatMap(({ heads }) => heads.map(({ key }) => key)));
      const heads = stretch.heads.filter(({ key }) => !here.has(key)); // the order may have changed meanwhile
      if (!signal.aborted) show({ stretches: [...stretches, { ...stretch, heads }], asking: false });
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof NoOrderError && !without) {
        show({ without: error, stretches: [] }); // what is shown must stand in one order
        await ask();
      } else show({ asking: false, error: error instanceof DemlError ? error : asDemlError(error) });
    }
  }, [access, block, query, show]);

  useEffect(() => {
    show({ name, ...nothing });
    void ask();
    return () => stop.current?.abort();
  }, [ask, name, show]);

  const more = useCallback(() => {
    const { asking, stretches } = latest.current;
    if (!asking && stretches.at(-1)?.next !== null) void ask();
  }, [ask]);
  return { ...(ordered.name === name ? ordered : { name, ...nothing }), more };
}
