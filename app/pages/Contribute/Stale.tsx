import { useState } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import { cidOf, type Json } from '../../../registry/cid/index.ts';
import { rebase } from '../../../registry/edit/rebase.ts';
import { resolve } from '../../../registry/edit/resolve.ts';
import type { Conflict, Draft, Rebased } from '../../../registry/edit/types.ts';
import { plural } from '../../state/format.ts';
import { useHead } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { fieldLabel, t, word } from '../../words/t.tsx';
import { periodOf } from './blank.ts';
import type { Tree } from './tree.ts';
import { useDocument } from './useDocument.ts';
import type { DraftInHand } from './useDraft.ts';

/** The head has moved on since the draft was begun: what that means, and the way to go on from the new one. */
export function Stale({ hand }: { hand: DraftInHand }) {
  const { draft } = hand;
  const key = draft.slug ?? (typeof draft.document.slug === 'string' && draft.document.slug ? draft.document.slug : null);
  const period = draft.slug ? draft.period : periodOf(draft.kind, draft.document);
  const head = useHead(draft.kind, period, draft.kind === 'note' && period === 0 ? null : key);
  const entry = typeof head === 'object' ? head : null;
  if (entry && entry.digest === draft.submission?.digest)
    return (
      <p className="contribute-approved" role="status">
        <b>{t('Approved.')}</b> {t('What you proposed is version {version} now.', { version: entry.version })}{' '}
        <a href={contributeHref({ kind: draft.kind, period, slug: entry.key })}>{t('Propose a change to it')}</a>
      </p>
    );
  if (!entry || !draft.base || entry.digest === draft.base.digest) return null;
  return <Moved key={entry.digest} hand={hand} entry={entry} base={draft.base} />;
}

function Moved({ hand, entry, base }: { hand: DraftInHand; entry: Entry; base: NonNullable<DraftInHand['draft']['base']> }) {
  const { draft } = hand;
  const before = useDocument(draft.kind, base.digest);
  const now = useDocument(draft.kind, entry.digest);
  const [open, setOpen] = useState<(Rebased & { document: Draft }) | null>(null);
  const settle = (next: Rebased & { document: Draft }) => {
    if (next.conflicts.length > 0) setOpen(next);
    else hand.rebase({ version: entry.version, digest: entry.digest }, next.document as unknown as Tree);
  };
  const begin = () => {
    if (before.state !== 'read' || now.state !== 'read') return;
    const draftOf = (tree: Tree) => tree as unknown as Draft;
    settle(rebase(draftOf(before.document), draftOf(draft.document), draftOf(now.document), cidOf(entry.digest)));
  };
  const failed = before.state === 'failed' ? before.error : now.state === 'failed' ? now.error : null;
  return (
    <section className="stale-base" aria-label={t('The head has moved on')}>
      <p>
        <b>{t('Written for version {base}; the head is version {head}.', { base: base.version, head: entry.version })}</b>{' '}
        {t(
          'As it is, the contract would refuse it. Your changes can be moved onto the new head; where both changed the same part, you choose.',
        )}
      </p>
      {failed && (
        <p className="conflict" lang="en">
          {failed.message}
        </p>
      )}
      {open ? (
        <>
          <p role="status">{t('{conflicts} left.', { conflicts: plural(open.conflicts.length, 'conflict') })}</p>
          <ul className="stale-conflicts">
            {open.conflicts.map((conflict) => (
              <li key={conflict.path + conflict.reason}>
                <p>
                  {conflict.field && <b>{fieldLabel(conflict.field)} </b>}
                  <code className="mono">{conflict.path}</code> {t(reasons[conflict.reason])}
                </p>
                <div>
                  {(['mine', 'head'] as const).map((side) => (
                    <p key={side} data-side={side}>
                      <span>{side === 'mine' ? t('yours') : t('version {version}', { version: entry.version })}</span>
                      {inWords(conflict[side])}
                      <button type="button" className="textbutton" onClick={() => settle(resolve(open, conflict, side))}>
                        {side === 'mine' ? t('Keep yours') : t('Take the head’s')}
                        <span className="visually-hidden"> {t('for {part}', { part: conflict.path })}</span>
                      </button>
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <button type="button" className="button" disabled={before.state !== 'read' || now.state !== 'read'} onClick={begin}>
          {t('Move onto version {version}', { version: entry.version })}
        </button>
      )}
    </section>
  );
}

const reasons: Readonly<Record<Conflict['reason'], string>> = {
  'both-changed': word('was changed on both sides'),
  'changed-and-removed': word('was changed on one side and removed on the other'),
  'absence-and-claims': word('is absent on one side and has claims on the other'),
  order: word('was put in another order on both sides'),
};

const inWords = (value: Json | undefined): string =>
  value === undefined ? t('not there') : typeof value === 'string' ? value : JSON.stringify(value);
