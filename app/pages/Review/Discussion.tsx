import { useState } from 'react';
import type { DeskComment } from '../../../registry/desk/types.ts';
import type { Intent } from '../../../registry/schema/comment.ts';
import { formatHex, plural } from '../../state/format.ts';
import { T, t } from '../../words/t.tsx';
import { intentWords, roleOf, threadsOf } from './comments.ts';
import { Prose } from './Prose.tsx';
import type { Case, People } from './readCase.ts';
import { Say } from './Say.tsx';
import { Account } from './Votes.tsx';

interface DiscussionProps {
  one: Case;
  people: People | undefined;
  onDone(): void;
}

/** What is said of a proposal, signed, with who says it by the chain's own record. */
export function Discussion({ one, people, onDone }: DiscussionProps) {
  const { desk, item } = one;
  const [replyTo, setReplyTo] = useState<DeskComment | null>(null);
  const [intent, setIntent] = useState<Intent>('comment');
  const seats = new Map(
    (people?.council.seats ?? []).flatMap(({ curator, index }) => (curator ? [[curator.toLowerCase(), index] as const] : [])),
  );
  const threads = threadsOf(desk?.comments ?? []);
  const alone = !desk || desk.gateways.every(({ state }) => state === 'failed');
  const liars = desk?.gateways.filter(({ state }) => state === 'refused') ?? [];
  const silent = desk?.gateways.filter(({ state }) => state === 'failed') ?? [];
  const comment = (which: DeskComment, answer: boolean) => (
    <Comment
      key={which.cid}
      which={which}
      role={roleOf(which.comment.author, item, seats)}
      answer={answer}
      onReply={() => setReplyTo(which)}
    />
  );
  return (
    <section className="discussion" aria-labelledby="discussion">
      <h2 id="discussion">
        {t('Discussion')} <span>{alone ? t('no gateway answers') : plural(desk.comments.length, 'signed comment')}</span>
      </h2>
      {!desk && (
        <p className="discussion-note">
          {t('Comments are kept by gateways, and none answered. What the chain says above stands without them.')}
        </p>
      )}
      {liars.length > 0 && (
        <p className="discussion-note">
          {t('{gateways} gave comments or signatures that are false; they were left out.', { gateways: plural(liars.length, 'gateway') })}{' '}
          <span lang="en">
            {liars[0]?.url}: {liars[0]?.detail}
          </span>
        </p>
      )}
      {!alone && silent.length > 0 && (
        <p className="discussion-note">
          {t('{gateways} did not answer: there may be more.', { gateways: plural(silent.length, 'gateway') })}
        </p>
      )}
      {threads.map(({ first, answers }) => (
        <div key={first.cid} className="thread">
          {comment(first, false)}
          {answers.map((one) => comment(one, true))}
        </div>
      ))}
      {replyTo ? (
        <p className="discussion-note">
          <T text="In answer to {account}." account={<Account address={replyTo.comment.author} />} />{' '}
          <button type="button" className="textbutton" onClick={() => setReplyTo(null)}>
            {t('Answer nobody')}
          </button>
        </p>
      ) : (
        <fieldset className="choices">
          <legend className="visually-hidden">{t('What kind of comment')}</legend>
          {(['comment', 'request-changes'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="intent" checked={intent === one} onChange={() => setIntent(one)} />{' '}
              {one === 'comment' ? t('a comment') : t('a request for changes')}
            </label>
          ))}
        </fieldset>
      )}
      <Say
        one={one}
        intent={replyTo ? 'comment' : intent}
        label={intent === 'comment' || replyTo ? t('Sign the comment') : t('Sign the request')}
        asks={replyTo ? t('Your answer') : intent === 'comment' ? t('Your comment') : t('What should be changed before it can be approved')}
        replyTo={replyTo?.cid ?? null}
        onSaid={() => {
          setReplyTo(null);
          onDone();
        }}
      />
    </section>
  );
}

function Comment({ which, role, answer, onReply }: { which: DeskComment; role: string | null; answer: boolean; onReply(): void }) {
  const { author, intent, text, writtenAt } = which.comment;
  const words = intentWords[intent];
  return (
    <article className="comment" data-answer={answer || undefined} aria-label={t('Comment of {author}', { author: formatHex(author) })}>
      <p className="comment-head">
        <Account address={author} />
        {role && <b>{role}</b>}
        {words && <span className="comment-intent">{t(words)}</span>}
        <time dateTime={writtenAt} title={t('By the author’s own clock')}>
          {`${writtenAt.slice(0, 16).replace('T', ' ')} UTC`}
        </time>
        <button type="button" className="textbutton" onClick={onReply}>
          {t('Answer')}
        </button>
      </p>
      <Prose>{text}</Prose>
    </article>
  );
}
