import { useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import { cidOf } from '../../../registry/cid/index.ts';
import { draftFrom } from '../../../registry/edit/start.ts';
import type { Draft } from '../../../registry/edit/types.ts';
import { useHead, useRegister } from '../../state/register.ts';
import { type ContributeForm, contributeHref } from '../../state/route/contribute.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { ChainFailed, NoEntry, Waiting } from '../Instead.tsx';
import { whichEntry } from '../Review/itemWords.ts';
import { blankDocument } from './blank.ts';
import { drafts } from './draftStore.ts';
import { kindWords } from './kindWords.ts';
import type { Tree } from './tree.ts';
import { useDocument } from './useDocument.ts';
import { Workbench } from './Workbench.tsx';

interface OpenedProps {
  form: ContributeForm;
  kind: Kind;
  onNamed: (id: string) => void;
}

/** Finds what a form begins with: a draft of this browser, the head of the entry, or nothing yet. */
export function Opened({ form, kind, onNamed }: OpenedProps) {
  const { period, slug } = form;
  const [stored] = useState(() => (form.draft ? drafts.read(form.draft) : null));
  const head = useHead(kind, period, stored ? null : slug);
  const entry = typeof head === 'object' ? head : undefined;
  const read = useDocument(kind, entry?.digest);
  const { phase, error } = useRegister('phase', 'error');
  const what = t('the head of {slug}', { slug: slug ?? '' });
  if (stored) return <Workbench form={form} kind={kind} stored={stored} beginning={{ ...stored }} onNamed={onNamed} />;
  // Readings of a system that has none yet begin with an empty list.
  const isNew = slug === null || (kind === 'metric' && head === 'none' && phase === 'ready');
  if (isNew)
    return (
      <Workbench
        form={form}
        kind={kind}
        stored={null}
        beginning={{ kind, period: 0, slug: null, base: null, document: blankDocument(kind, slug) }}
        onNamed={onNamed}
      />
    );
  if (phase === 'failed' && error && !entry)
    return (
      <div className="wrap">
        <ChainFailed error={error} />
      </div>
    );
  if (head === 'none' && phase === 'ready')
    return (
      <div className="wrap">
        <NoEntry
          what={whichEntry({ kind, period, key: slug ?? '' })}
          suggestions={[]}
          all={
            <>
              {form.draft && `${t('The draft of this address is not in this browser.')} `}
              <a href={contributeHref({ kind })}>{t('Write {kind}', { kind: t(kindWords[kind].a) })}</a>
            </>
          }
        />
      </div>
    );
  if (read.state === 'failed')
    return (
      <div className="wrap">
        <ErrorBox error={read.error} title={t('What it changes could not be read')} />
      </div>
    );
  if (!entry || read.state === 'waiting')
    return (
      <div className="wrap">
        <Waiting what={what} />
      </div>
    );
  return (
    <Workbench
      form={form}
      kind={kind}
      stored={null}
      beginning={{
        kind,
        period,
        slug,
        base: { version: entry.version, digest: entry.digest },
        document: draftFrom(read.document as unknown as Draft, cidOf(entry.digest)) as unknown as Tree,
      }}
      onNamed={onNamed}
    />
  );
}
