import { useEffect, useState } from 'react';
import type { Digest } from '../../../registry/cid/index.ts';
import type { Comment } from '../../../registry/schema/comment.ts';
import { readStatement } from '../../../registry/schema/statements.ts';
import { useAccess } from '../../state/register.ts';
import { t } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';
import { Prose } from './Prose.tsx';

/** The reason of a vote, from the bytes whose digest stands on chain. */
export function ReasonLink({ digest }: { digest: Digest }) {
  const access = useAccess();
  const [read, setRead] = useState<Comment | 'waiting' | 'missing' | 'refused'>('waiting');
  useEffect(() => {
    if (!access) return;
    let current = true;
    const put = (state: typeof read) => current && setRead(state);
    access.blocks.block(digest).then(
      (bytes) => {
        try {
          put(readStatement(bytes, 'deml.comment/1', 'The reason'));
        } catch {
          put('refused');
        }
      },
      () => put('missing'),
    );
    return () => {
      current = false;
    };
  }, [access, digest]);
  if (read === 'waiting') return <>{t('reason on its way')}</>;
  if (read === 'missing') return <>{t('no gateway has its reason now')}</>;
  if (read === 'refused') return <JsonLink digest={digest}>{t('its reason is not in the form of a comment')}</JsonLink>;
  return (
    <div className="outcome-reason">
      <Prose>{read.text}</Prose>
    </div>
  );
}
