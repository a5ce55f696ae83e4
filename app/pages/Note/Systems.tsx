import { notesHref } from '../../state/route/notes.ts';
import { projectHref } from '../../state/route/project.ts';
import { Monogram } from '../../ui/marks/index.tsx';
import { t } from '../../words/t.tsx';
import type { useSystems } from '../Notes/NoteLine.tsx';

/** The systems that a note is about, each with its sentence and the way to its other notes. */
export function Systems({ slugs, systems }: { slugs: readonly string[]; systems: ReturnType<typeof useSystems> }) {
  if (slugs.length === 0) return <p className="note-none">{t('no system of this register')}</p>;
  return (
    <ul className="note-systems">
      {slugs.map((slug) => {
        const system = systems.get(slug);
        return (
          <li key={slug}>
            <Monogram letters={system?.monogram ?? ''} size={38} />
            <div>
              <p>
                <b>{system ? <a href={projectHref(slug)}>{system.name}</a> : t('{system} (no profile yet)', { system: slug })}</b>{' '}
                <a className="note-others" href={notesHref({ project: slug })}>
                  {t('its notes')}
                  <span className="visually-hidden"> {t('of {name}', { name: system?.name ?? slug })}</span>
                </a>
              </p>
              {system && <p lang="en">{system.sentence}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
