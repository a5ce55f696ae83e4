import { useId, useState } from 'react';
import type { Digest } from '../../../registry/cid/index.ts';
import { postComment } from '../../../registry/desk/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { commentTypedData, registryDomain } from '../../../registry/proposing/index.ts';
import type { Intent } from '../../../registry/schema/comment.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { plural } from '../../state/format.ts';
import { useAccess } from '../../state/register.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Act } from '../../wallet/Act.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';
import { commentFor } from './comments.ts';
import type { Case } from './readCase.ts';

interface SayProps {
  one: Case;
  intent: Intent;
  label: string;
  /** What the field asks for. */
  asks: string;
  replyTo?: string | null;
  /** What was signed is kept by a gateway, under this digest. */
  onSaid(digest: Digest): void;
}

/** Words that an account signs and gateways keep as content: a comment, or the reason of a vote. No fee, no transaction. */
export function Say({ one: { item }, intent, label, asks, replyTo = null, onSaid }: SayProps) {
  const access = useAccess();
  const { account } = useWallet();
  const field = useId();
  const [said, setSaid] = useState({ text: '', at: new Date() });
  const [told, setTold] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ error: DemlError; again(): void } | null>(null);
  if (!access) return null;
  const comment = commentFor({ proposal: item.id, intent, text: said.text, author: account ?? '0x', writtenAt: said.at, replyTo });
  const post = async (signature: string) => {
    setFailed(null);
    try {
      const { digest, taken } = await postComment(access, { ...comment, signature: signature.toLowerCase() as `0x${string}` });
      setTold(t('Kept by {gateways}.', { gateways: plural(taken.length, 'gateway') }));
      setSaid({ text: '', at: new Date() });
      onSaid(digest);
    } catch (error) {
      setFailed({ error: asDemlError(error), again: () => void post(signature) });
    }
  };
  const length = comment.text.length;
  return (
    <div className="say">
      <label htmlFor={field}>{asks}</label>
      <textarea
        id={field}
        rows={4}
        value={said.text}
        onChange={(event) => {
          setSaid({ text: event.target.value, at: new Date() });
          setTold(null);
        }}
      />
      <p className="say-hint">
        {t('Markdown: emphasis, lists, links.')} {length > 3600 && t('{count} of 4,000 characters.', { count: length })}{' '}
        {t('It is signed and public, and stays.')}
      </p>
      {account ? (
        length > 0 && (
          <Act
            key={`${said.at.getTime()}/${intent}/${replyTo}`} // other words are another act: the old ones are put away
            id={`say/${intent}/${item.id}`}
            label={label}
            typedData={commentTypedData(registryDomain(access.registry), comment)}
            unable={length > 4000 ? t('It has more than 4,000 characters.') : null}
            onDone={(signature) => void post(signature)}
          />
        )
      ) : (
        <Connect to={t('to sign it')} />
      )}
      {failed && <ErrorBox error={failed.error} title={t('It was signed, and no gateway has kept it')} onRetry={failed.again} />}
      {told && <p role="status">{told}</p>}
    </div>
  );
}

/** The way to a wallet, where one is needed. */
export function Connect({ to }: { to: string }) {
  const { connect, status } = useWallet();
  return (
    <p>
      <button type="button" className="button secondary" disabled={status === 'connecting'} onClick={() => void connect()}>
        {status === 'connecting' ? t('Connecting') : t('Connect a wallet')}
      </button>{' '}
      {to}.
    </p>
  );
}
