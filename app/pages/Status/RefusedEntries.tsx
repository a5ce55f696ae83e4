import { OffSchemaError } from '../../../registry/errors/index.ts';
import { useRefused } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { CopyButton, detailsOf } from '../../ui/ErrorBox.tsx';
import { t, word } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';

const stateWords = {
  invalid: word('{kind}, version {version}: refused'),
  unavailable: word('{kind}, version {version}: not to be had now'),
  coming: word('{kind}, version {version}: approved, content on its way'),
} as const;
const kindWords = { project: word('project'), metric: word('metric'), note: word('note'), page: word('page') } as const;

/** The entries that this session does not show, with path, reason and way out. */
export function RefusedEntries() {
  const refused = useRefused();
  return (
    <section className="status-section">
      <h2>{t('Not shown')}</h2>
      {refused.length === 0 && <p className="status-prose">{t('No entry was refused or missing in this session.')}</p>}
      <ul className="status-refused">
        {refused.map(({ entry, state, error }) => (
          <li key={`${entry.kind}/${entry.period}/${entry.key}`}>
            <h3>
              {entry.kind === 'project' ? (
                <a href={projectHref(entry.key)}>{entry.key}</a>
              ) : entry.kind === 'note' ? (
                <a href={noteHref(entry.period, entry.key)}>{entry.key}</a>
              ) : (
                entry.key
              )}{' '}
              <span>{t(stateWords[state], { kind: t(kindWords[entry.kind]), version: entry.version })}</span>
            </h3>
            {error instanceof OffSchemaError ? (
              <ul>
                {error.issues.map((issue) => (
                  <li key={issue.path + issue.reason} lang="en">
                    <code className="mono">{issue.path || '(document)'}</code> {issue.reason}
                  </li>
                ))}
              </ul>
            ) : (
              <p lang="en">{error.message}</p>
            )}
            <p className="status-fix" lang="en">
              {error.fix}
            </p>
            <p className="status-acts">
              <CopyButton
                text={() =>
                  `${entry.kind} ${entry.period}/${entry.key} version ${entry.version} digest ${entry.digest}\n${detailsOf(error)}`
                }
              >
                {t('Copy details')}
              </CopyButton>
              <JsonLink digest={entry.digest}>{t('Open its bytes at a gateway')}</JsonLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
