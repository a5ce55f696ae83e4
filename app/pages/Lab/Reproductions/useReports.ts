import { useCallback, useEffect, useState } from 'react';
import type { Entry } from '../../../../registry/actions/index.ts';
import type { Digest } from '../../../../registry/cid/index.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { getReproductions } from '../../../../registry/records/getReproductions.ts';
import { readReproduction } from '../../../../registry/records/readReproduction.ts';
import type { Reproduced } from '../../../../registry/records/types.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import { useAccess, useRegister } from '../../../state/register.ts';
import type { Report } from './ledger.ts';

/** Reports that are read at once: each is a block from a gateway. */
const PAGE = 20;

type Listed = { state: 'waiting' } | { state: 'failed'; error: DemlError } | { state: 'read'; all: Reproduced[]; next: bigint | null };

export type Reports =
  | { state: 'waiting' }
  | { state: 'failed'; error: DemlError }
  | { state: 'read'; reports: Report[]; more?: () => void };

/**
 * What accounts reported of an entry, the newest first, with their statements. `digests` are those of its versions, as far as they are
 * known; undefined while they are on their way.
 */
export function useReports(entry: Entry, digests: ReadonlyMap<number, Digest> | undefined): Reports {
  const access = useAccess();
  const { config, at, firstPage } = useRegister('config', 'at', 'firstPage');
  const attestations = config?.attestations;
  const { kind, period, key } = entry;
  const [listed, setListed] = useState<Listed>({ state: 'waiting' });
  const [read, setRead] = useState<ReadonlyMap<string, Report['read']>>(new Map());

  const list = useCallback(
    (before?: bigint) => {
      if (!access || !attestations) return undefined;
      const of = { registry: access.registry, attestations, kind, period, key, limit: PAGE };
      return getReproductions(access.chain, before === undefined ? of : { ...of, before });
    },
    [access, attestations, kind, period, key],
  );

  useEffect(() => {
    let current = true;
    list()?.then(
      ({ reproductions: all, next }) => current && setListed({ state: 'read', all, next }),
      (error) => current && setListed({ state: 'failed', error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [list]);

  const all = listed.state === 'read' ? listed.all : undefined;
  useEffect(() => {
    if (!access || !all || !digests) return;
    let current = true;
    for (const reproduced of all)
      readReproduction(access.blocks, { entry: { kind, period, key }, reproduced, digest: digests.get(reproduced.version) })
        .then(
          (statement): Report['read'] => ({ state: 'read', statement }),
          (thrown): Report['read'] => {
            const error = asDemlError(thrown);
            return { state: error.family === 'content' ? 'refused' : 'missing', error };
          },
        )
        .then((one) => current && setRead((known) => new Map(known).set(idOf(reproduced), one)));
    return () => {
      current = false;
    };
  }, [access, all, digests, kind, period, key]);

  if (listed.state !== 'read') return listed;
  const until = at === null ? Number.POSITIVE_INFINITY : (firstPage?.timestamp ?? 0);
  const reports = listed.all
    .filter((one) => one.at <= until)
    .map((reproduced): Report => ({ reproduced, read: read.get(idOf(reproduced)) ?? { state: 'waiting' } }));
  const { next } = listed;
  if (next === null) return { state: 'read', reports };
  const more = () =>
    void list(next)?.then(
      (page) => setListed({ state: 'read', all: [...listed.all, ...page.reproductions], next: page.next }),
      (error) => setListed({ state: 'failed', error: asDemlError(error) }),
    );
  return { state: 'read', reports, more };
}

const idOf = ({ account, at, version, evidence }: Reproduced): string => [account, at, version, evidence].join();
