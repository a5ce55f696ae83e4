import { useId } from 'react';
import type { SchemaIssue } from '../../../registry/errors/index.ts';
import { sourceKinds } from '../../../registry/schema/vocabulary.ts';
import { label, t } from '../../words/t.tsx';
import type { Written } from './evidence.ts';

/** A part of the document that can be meant. */
export interface Part {
  id: string;
  label: string;
  text: string;
}

interface Props {
  written: Written;
  onWrite: (written: Written) => void;
  parts: readonly Part[];
  issues: readonly SchemaIssue[];
  /** What the statement is to say. */
  hint: string;
}

/** The statement, the claims that are meant, and the sources. */
export function EvidenceForm({ written, onWrite, parts, issues, hint }: Props) {
  const id = useId();
  const { statement, claims, sources } = written;
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.reason;
  const setSource = (index: number, change: Partial<Written['sources'][number]>) =>
    onWrite({ ...written, sources: sources.map((source, i) => (i === index ? { ...source, ...change } : source)) });
  return (
    <form className="evidence" onSubmit={(event) => event.preventDefault()}>
      <div className="evidence-part">
        <label htmlFor={`${id}statement`}>{t('What is the case, and how anybody can see it')}</label>
        <textarea
          id={`${id}statement`}
          rows={7}
          maxLength={8000}
          value={statement}
          aria-describedby={`${id}hint`}
          onChange={(event) => onWrite({ ...written, statement: event.target.value })}
        />
        <p id={`${id}hint`} className="evidence-hint">
          {hint} {statement && <span lang="en">{issueAt('statement')}</span>}
        </p>
      </div>
      {parts.length > 0 && (
        <fieldset className="evidence-part">
          <legend>
            {t('Which claims are meant')}{' '}
            <span className="evidence-hint">
              {claims.length === 0 ? t('none chosen: the whole document') : t('{count} chosen', { count: claims.length })}
            </span>
          </legend>
          <ul className="evidence-claims">
            {parts.map((part) => (
              <li key={part.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={claims.includes(part.id)}
                    onChange={(event) =>
                      onWrite({ ...written, claims: event.target.checked ? [...claims, part.id] : claims.filter((one) => one !== part.id) })
                    }
                  />
                  <span>
                    <span className="evidence-hint">{part.label}</span> <span lang="en">{part.text}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <fieldset className="evidence-part">
        <legend>{t('Sources')}</legend>
        {sources.map((source, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sources have no name of their own, and are only added at the end
          <div className="evidence-source" key={i}>
            <p>
              <label htmlFor={`${id}title${i}`}>{t('Title')}</label>
              <input id={`${id}title${i}`} value={source.title} onChange={(event) => setSource(i, { title: event.target.value })} />
            </p>
            <p>
              <label htmlFor={`${id}url${i}`}>{t('Address (https or ipfs)')}</label>
              <input
                id={`${id}url${i}`}
                type="url"
                placeholder={'https://'}
                spellCheck={false}
                value={source.url}
                aria-invalid={Boolean(source.url && issueAt(`sources[${i}].url`))}
                onChange={(event) => setSource(i, { url: event.target.value })}
              />
            </p>
            <p>
              <label htmlFor={`${id}kind${i}`}>{t('Kind')}</label>
              <select
                id={`${id}kind${i}`}
                value={source.kind}
                onChange={(event) => setSource(i, { kind: event.target.value as (typeof source)['kind'] })}
              >
                {sourceKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {label(kind)}
                  </option>
                ))}
              </select>
            </p>
            <button
              type="button"
              className="textbutton"
              onClick={() => onWrite({ ...written, sources: sources.filter((_, at) => at !== i) })}
            >
              {t('Remove')}
              <span className="visually-hidden"> {t('source {number}', { number: i + 1 })}</span>
            </button>
          </div>
        ))}
        {sources.length < 24 && (
          <button
            type="button"
            className="button secondary"
            onClick={() => onWrite({ ...written, sources: [...sources, { title: '', url: '', kind: 'document' }] })}
          >
            {t('Add a source')}
          </button>
        )}
      </fieldset>
    </form>
  );
}
