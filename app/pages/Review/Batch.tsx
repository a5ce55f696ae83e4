import { type ReactNode, useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { approveRequest } from '../../../registry/actions/index.ts';
import { postApproval } from '../../../registry/desk/index.ts';
import { contractError } from '../../../registry/errors/contract.ts';
import { type DemlError, RevertedError } from '../../../registry/errors/index.ts';
import { approvalTypedData, batchRequest, registryDomain } from '../../../registry/proposing/index.ts';
import type { QueueItem, Seating } from '../../../registry/records/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatHex, plural } from '../../state/format.ts';
import { type Access, useAccess } from '../../state/register.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Act } from '../../wallet/Act.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { T, t } from '../../words/t.tsx';
import { batchOf } from './decision.ts';
import { headingOf } from './itemWords.ts';
import { seatOf } from './seatOf.ts';
import type { SummaryState } from './useSummaries.ts';

interface BatchProps {
  items: readonly QueueItem[];
  summaries: ReadonlyMap<Hex, SummaryState>;
  council: Seating;
  clear(): void;
  onDone(): void;
}

/** Several approvals: all in one transaction, or signed one after another. What would fail is named and left out. */
export function Batch({ items, summaries, council, clear, onDone }: BatchProps) {
  const access = useAccess();
  const { account } = useWallet();
  const seat = seatOf(council, account);
  const [how, setHow] = useState<'once' | 'each'>('once');
  const [signed, setSigned] = useState<ReadonlySet<Hex>>(new Set());
  const [failed, setFailed] = useState<{ error: DemlError; again(): void } | null>(null);
  const { ready, leftOut } = batchOf(items);
  const failures = useTried(access, account, ready);
  const good = ready.filter(({ id }) => failures?.get(id) === null);
  const next = ready.find(({ id }) => !signed.has(id));
  const nameOf = (item: QueueItem) => {
    const state = summaries.get(item.id);
    return headingOf(item, state?.state === 'read' ? state.summary.name : null);
  };
  const out: { item: QueueItem; reason: ReactNode }[] = [
    ...leftOut,
    ...ready.flatMap((item) => {
      const error = failures?.get(item.id);
      return error ? [{ item, reason: <span lang="en">{error.message}</span> }] : [];
    }),
  ];
  const keep = async (item: QueueItem, at: number, signature: Hex) => {
    if (!access) return;
    setFailed(null);
    try {
      await postApproval(access, { proposal: item.proposal, seat: at, signature });
      setSigned((before) => new Set([...before, item.id]));
      onDone();
    } catch (error) {
      setFailed({ error: asDemlError(error), again: () => void keep(item, at, signature) });
    }
  };
  if (!access) return null;
  return (
    <section className="batch" aria-label={t('Several at once')}>
      <h2>
        {t('{count} selected', { count: items.length })}{' '}
        <button type="button" className="textbutton" onClick={clear}>
          {t('Clear')}
        </button>
      </h2>
      <fieldset className="choices">
        <legend className="visually-hidden">{t('How')}</legend>
        <label>
          <input type="radio" name="how" checked={how === 'once'} onChange={() => setHow('once')} /> {t('all in one transaction')}
        </label>
        <label>
          <input type="radio" name="how" checked={how === 'each'} onChange={() => setHow('each')} />{' '}
          {t('sign one after another, without a fee')}
        </label>
      </fieldset>
      {out.length > 0 && how === 'once' && (
        <ul className="batch-out">
          {out.map(({ item, reason }) => (
            <li key={item.id}>
              <T text="{name} is left out: {reason}" name={<b>{nameOf(item)}</b>} reason={reason} />
            </li>
          ))}
        </ul>
      )}
      {how === 'once' ? (
        <Act
          id={`approve/${good.map(({ id }) => formatHex(id)).join('+')}`}
          label={t('Approve {count} in one transaction', { count: good.length })}
          request={batchRequest(
            access.registry,
            good.map(({ proposal }) => approveRequest(access.registry, proposal)),
          )}
          unable={failures === null ? t('Trying each of them first.') : good.length === 0 ? t('None of them could be approved now.') : null}
          onDone={() => {
            clear();
            onDone();
          }}
        />
      ) : next && seat !== null ? (
        <Act
          key={next.id}
          id={`sign/${next.id}`}
          label={t('Sign {next} of {all}', { next: signed.size + 1, all: ready.length })}
          typedData={approvalTypedData(registryDomain(access.registry), next.proposal)}
          onDone={(signature) => void keep(next, seat, signature)}
        >
          <p>
            <b>{nameOf(next)}</b>
          </p>
        </Act>
      ) : (
        <p role="status">
          {t('{approvals} signed and kept by the gateways. Anybody may submit what is complete.', {
            approvals: plural(signed.size, 'approval'),
          })}
        </p>
      )}
      {failed && <ErrorBox error={failed.error} title={t('It was signed, and no gateway has kept it')} onRetry={failed.again} />}
    </section>
  );
}

/** Tries each approval alone, as this account. Null until all have been tried; an error where one would be refused. */
function useTried(access: Access | null, account: Hex | undefined, items: readonly QueueItem[]): ReadonlyMap<Hex, DemlError | null> | null {
  const [tried, setTried] = useState<{ key: string; failures: ReadonlyMap<Hex, DemlError | null> } | null>(null);
  const key = `${account}/${items.map(({ id, state, votes }) => `${id}:${state}:${votes.length}`).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the items, which are new objects after each reading
  useEffect(() => {
    if (!access || !account) return;
    let current = true;
    const all = items.map(async (item) => [item.id, await refusalOf(access, account, item)] as const);
    void Promise.all(all).then((failures) => current && setTried({ key, failures: new Map(failures) }));
    return () => {
      current = false;
    };
  }, [access, account, key]);
  return tried?.key === key ? tried.failures : null;
}

async function refusalOf({ chain, registry }: Access, from: Hex, { proposal }: QueueItem): Promise<DemlError | null> {
  try {
    await chain.call({ ...approveRequest(registry, proposal), from });
    return null;
  } catch (error) {
    return error instanceof RevertedError ? contractError(error.data, error) : asDemlError(error);
  }
}
