import { type MouseEvent, useState } from 'react';
import { projectHref } from '../../state/route/project.ts';
import { t } from '../../words/t.tsx';

/** The address of a claim: a press copies it, and goes there, so that it stands in the address bar too. */
export function ClaimLink({ slug, claim }: { slug: string; claim: string }) {
  const [copied, setCopied] = useState(false);
  const copy = ({ currentTarget: { href } }: MouseEvent<HTMLAnchorElement>) => {
    navigator.clipboard?.writeText(href).then(
      () => setCopied(true),
      () => {}, // the browser refuses, and the address bar has it
    );
  };
  return (
    <a
      href={projectHref(slug, { claim })}
      title={t('The address of this claim: a press copies it')}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      #<span className="visually-hidden">{t('address of claim {id}', { id: claim })}</span>
      <span aria-live="polite">{copied && ` ${t('copied')}`}</span>
    </a>
  );
}
