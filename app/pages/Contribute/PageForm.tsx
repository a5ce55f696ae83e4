import { newRef } from '../../../registry/edit/ids.ts';
import { useForm } from './form/Form.tsx';
import { Rows } from './form/Rows.tsx';
import { TextPart } from './form/Text.tsx';

/** A page: title, lead and sections in the Markdown subset. */
export default function PageForm({ isNew }: { isNew: boolean }) {
  const { document } = useForm();
  const sections = Array.isArray(document.sections) ? (document.sections as { id?: string }[]) : [];
  return (
    <>
      <section aria-label="Head">
        <TextPart path={['title']} rows={1} className="title" />
        <TextPart path={['lead']} rows={2} />
        {isNew && <TextPart path={['slug']} mono />}
      </section>
      <section aria-label="Sections">
        <Rows
          path={['sections']}
          one="section"
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
            </>
          )}
        </Rows>
      </section>
      <section aria-label="Channels">
        <Rows path={['channels']} one="channel" blank={() => ({ name: '', url: null })}>
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
