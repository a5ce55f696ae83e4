import { label, t } from '../../words/t.tsx';
import { useSystems } from '../Notes/NoteLine.tsx';
import { ChoicePart, ChoicesPart } from './form/Choice.tsx';
import { DatePart } from './form/Dates.tsx';
import { useForm } from './form/Form.tsx';
import { LinesPart, TextPart } from './form/Text.tsx';
import { systemsIn, tagsIn } from './suggest.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A note: what must be there first, in the order in which one has it at hand. */
export function NoteForm({ isNew }: { isNew: boolean }) {
  const { document } = useForm();
  const systems = useSystems();
  const text = [document.title, document.summary, document.effect].map(textOf).join(' ');
  const known = [...systems.values()].map(({ slug, name }) => ({ slug, name }));
  const nameOf = (slug: string) => systems.get(slug)?.name ?? slug;
  const named = listOf(document.projects);
  return (
    <>
      <section aria-label={t('The source')}>
        <TextPart path={['url']} type="url" placeholder={'https://'} mono />
        <TextPart path={['title']} rows={2} className="title" />
        <div className="part-row">
          <ChoicePart path={['sourceType']} />
          <DatePart path={['publishedAt']} />
        </div>
      </section>
      <section aria-label={t('What it says')}>
        <TextPart path={['summary']} rows={6} className="say" />
        <TextPart path={['effect']} rows={3} className="say" />
        <ChoicesPart
          path={['tags']}
          after={<Suggested path="tags" names={tagsIn(text).filter((tag) => !listOf(document.tags).includes(tag))} say={label} />}
        />
        <ChoicesPart
          path={['projects']}
          choices={[...new Set([...known.map(({ slug }) => slug), ...named])].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))}
          say={nameOf}
          after={<Suggested path="projects" names={systemsIn(text, known).filter((slug) => !named.includes(slug))} say={nameOf} />}
        />
      </section>
      <section aria-label={t('About it')}>
        <LinesPart path={['authors']} rows={2} />
        <TextPart path={['caveat']} rows={2} />
        <div className="part-row">
          <DatePart path={['retrievedAt']} />
          {isNew && <TextPart path={['slug']} mono />}
        </div>
      </section>
    </>
  );
}

/** What the text speaks of and the list lacks. */
function Suggested({ path, names, say }: { path: string; names: readonly string[]; say: (name: string) => string }) {
  const { document, put } = useForm();
  if (names.length === 0) return null;
  return (
    <p className="part-suggested">
      {t('Named in your text:')}{' '}
      {names.map((name) => (
        <button key={name} type="button" className="textbutton" onClick={() => put([path], [...listOf(document[path]), name])}>
          {t('add {name}', { name: say(name) })}
        </button>
      ))}
    </p>
  );
}
