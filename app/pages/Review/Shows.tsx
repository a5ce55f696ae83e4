import type { QueueItem } from '../../../registry/records/index.ts';
import type { Note } from '../../../registry/schema/index.ts';
import { isLabKey } from '../../../registry/schema/labKey.ts';
import { useNewestNotes, useRegister } from '../../state/register.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { fieldLabel, t } from '../../words/t.tsx';
import { spanOf } from '../Notes/months.ts';
import { cellsChanged } from './shows.ts';
import type { Subject } from './subject.ts';

/** Where readers would see the change: cells of the table, and what refers to the entry. */
export function Shows({ item, subject }: { item: QueueItem; subject: Subject }) {
  const notes = useNewestNotes();
  const months = useRegister('firstPage').firstPage?.newest ?? [];
  const { kind, key } = item.entry;
  const cells = subject.diff ? cellsChanged(subject.diff) : [];
  const about = notes.filter((one) => one.state === 'verified' && one.document.projects.includes(key));
  const systems = subject.next.state === 'read' && kind === 'note' ? (subject.next.whole.document as unknown as Note).projects : [];
  return (
    <section className="panel shows" aria-labelledby="shows">
      <h2 id="shows">{t('Where it shows')}</h2>
      <dl>
        {item.action === 'dispute' && (
          <div>
            <dt>{t('a mark at this version')}</dt>
            <dd>{t('if upheld')}</dd>
          </div>
        )}
        {kind === 'project' && item.action !== 'dispute' && (
          <div>
            <dt>{t('cells of the table')}</dt>
            <dd>
              {cells.length}
              {cells.length > 0 && <span>{cells.map(fieldLabel).join(t(', '))}</span>}
            </dd>
          </div>
        )}
        {(kind === 'project' || (kind === 'metric' && !isLabKey(key))) && (
          <div>
            <dt>
              <a href={notesHref({ project: key })}>{t('notes that name it')}</a>
            </dt>
            <dd>
              {about.length}
              <span>{t('in {months}', { months: spanOf(months.map(({ period }) => period)) })}</span>
            </dd>
          </div>
        )}
        {kind === 'note' && (
          <div>
            <dt>{t('profiles that it names')}</dt>
            <dd>
              {systems.length}
              {systems.length > 0 && <span>{systems.join(', ')}</span>}
            </dd>
          </div>
        )}
        {kind === 'note' && (
          <div>
            <dt>
              <a href={notesHref({ month: item.entry.period })}>{t('journal of its month')}</a>
            </dt>
            <dd>{t('yes')}</dd>
          </div>
        )}
        {kind === 'page' && (
          <div>
            <dt>{t('page of the site')}</dt>
            <dd>{key}</dd>
          </div>
        )}
        {kind === 'project' && item.action === 'create' && (
          <div>
            <dt>
              <a href={projectsHref()}>{t('a row of the table')}</a>
            </dt>
            <dd>{t('new')}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
