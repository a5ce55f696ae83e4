import { newRef } from '../../../registry/edit/ids.ts';
import { T, t } from '../../words/t.tsx';
import { today } from './blank.ts';
import { ChoicePart } from './form/Choice.tsx';
import { DatePart } from './form/Dates.tsx';
import { useForm } from './form/Form.tsx';
import { SourceFields } from './form/Sources.tsx';

/** The sources of a page, each with the mark by which its texts cite it. */
export function PageSources() {
  const { document, put } = useForm();
  const sources = (document.sources ?? {}) as Record<string, { title?: string }>;
  const refs = Object.keys(sources);
  return (
    <div className="part-rows">
      <ol className="part-list">
        {refs.map((ref) => (
          // The fields are drawn anew when the ref follows the title.
          <li key={ref}>
            <p className="part-help">
              <T text="Cited as {mark}" mark={<code className="mono">{`[^${ref}]`}</code>} />
            </p>
            <SourceFields sourceRef={ref} onNamed={() => undefined}>
              <div className="part-row">
                <DatePart path={['sources', ref, 'asOf']} />
                <DatePart path={['sources', ref, 'retrievedAt']} />
              </div>
              <ChoicePart path={['sources', ref, 'rung']} />
            </SourceFields>
            <p className="part-row-acts">
              <button type="button" className="textbutton" onClick={() => put(refs.length > 1 ? ['sources', ref] : ['sources'], undefined)}>
                {t('Remove source')}{' '}
                <span className="visually-hidden" lang="en">
                  {sources[ref]?.title}
                </span>
              </button>
            </p>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button secondary"
        onClick={() =>
          put(['sources', newRef('source', refs)], { title: '', kind: 'document', asOf: '', rung: 'documented', retrievedAt: today() })
        }
      >
        {t('Add a source')}
      </button>
    </div>
  );
}
