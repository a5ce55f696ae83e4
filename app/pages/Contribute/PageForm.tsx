import { newRef } from '../../../registry/edit/ids.ts';
import { t, word } from '../../words/t.tsx';
import { today } from './blank.ts';
import { ChoicePart } from './form/Choice.tsx';
import { DatePart } from './form/Dates.tsx';
import { useForm } from './form/Form.tsx';
import { JsonPart } from './form/Json.tsx';
import { Rows } from './form/Rows.tsx';
import { TextPart } from './form/Text.tsx';
import { PageSources } from './PageSources.tsx';
import { at, type Path } from './tree.ts';

/** A page: title, lead, sections in the Markdown subset, and what they cite. */
export default function PageForm({ isNew }: { isNew: boolean }) {
  const { document } = useForm();
  const sections = Array.isArray(document.sections) ? (document.sections as { id?: string }[]) : [];
  return (
    <>
      <section aria-label={t('Head')}>
        <TextPart path={['title']} rows={1} className="title" />
        <TextPart path={['lead']} rows={2} />
        {isNew && <TextPart path={['slug']} mono />}
      </section>
      <section aria-label={t('Sections')}>
        <Rows
          path={['sections']}
          one={word('section')}
          ordered
          blank={() => ({
            id: newRef(
              'section',
              sections.map(({ id }) => id ?? ''),
            ),
            heading: '',
            body: '',
          })}
        >
          {(row, i) => (
            <>
              <TextPart path={[...row, 'heading']} />
              {/* How to write is said once. */}
              <TextPart path={[...row, 'body']} rows={6} breaks {...(i > 0 ? { help: '' } : {})} />
              <TypedParts row={row} />
            </>
          )}
        </Rows>
      </section>
      <section aria-label={t('Sources')}>
        <PageSources />
      </section>
      <section aria-label={t('Channels')}>
        <Rows path={['channels']} one={word('channel')} blank={() => ({ name: '', url: null })}>
          {(row) => (
            <div className="part-row">
              <TextPart path={[...row, 'name']} />
              <TextPart path={[...row, 'url']} type="url" mono />
            </div>
          )}
        </Rows>
      </section>
    </>
  );
}

const blanks = {
  check: () => ({ circulates: '', verdict: 'not-supported', asOf: today() }),
  table: () => ({ columns: ['', ''], rows: [['', '']] }),
  machine: () => ({ states: [], moves: [] }),
} as const;
const offers = { check: word('Check a claim'), table: word('Add a table'), machine: word('Draw a state machine') } as const;
const withouts = {
  check: word('Without the check'),
  table: word('Without the table'),
  machine: word('Without the state machine'),
} as const;
const parts = ['check', 'table', 'machine'] as const;

/** What a section may have beside its text. */
function TypedParts({ row }: { row: Path }) {
  const { document, put } = useForm();
  const has = (part: (typeof parts)[number]) => at(document, [...row, part]) !== undefined;
  return (
    <>
      {has('check') && (
        <>
          <TextPart path={[...row, 'check', 'circulates']} />
          <ChoicePart path={[...row, 'check', 'verdict']} />
          <DatePart path={[...row, 'check', 'asOf']} />
        </>
      )}
      {has('table') && <JsonPart path={[...row, 'table']} />}
      {has('machine') && <JsonPart path={[...row, 'machine']} />}
      <p className="part-row-acts">
        {parts.map((part) => (
          <button
            key={part}
            type="button"
            className="textbutton"
            onClick={() => put([...row, part], has(part) ? undefined : blanks[part]())}
          >
            {t(has(part) ? withouts[part] : offers[part])}
          </button>
        ))}
      </p>
    </>
  );
}
