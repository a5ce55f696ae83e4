import type { ChangeKind } from '../../../registry/schema/vocabulary.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { t, word } from '../../words/t.tsx';
import { ChoicePart } from './form/Choice.tsx';
import { useForm } from './form/Form.tsx';
import { TextPart } from './form/Text.tsx';
import { at } from './tree.ts';

/** What moved: asked of every change, so that a reader of the history can tell the world's changes from ours. */
const meanings: readonly { kind: ChangeKind; says: string }[] = [
  { kind: 'world', says: word('the world: it is different now') },
  { kind: 'correction', says: word('our error: it was wrong here') },
  { kind: 'method', says: word('our method: it is counted or said in another way') },
];

/** Why this revision: its kind and one sentence. A first revision is new, and only says where it comes from. */
export function ChangeForm({ isNew }: { isNew: boolean }) {
  const { document } = useForm();
  const kind = at(document, ['change', 'kind']);
  return (
    <section aria-label={t('Why')}>
      {!isNew && (
        <ChoicePart
          path={['change', 'kind']}
          choices={meanings.map((one) => one.kind)}
          say={(one) => t(meanings.find((other) => other.kind === one)?.says ?? one)}
          help={
            typeof kind === 'string' && meanings.some((one) => one.kind === kind) ? (
              <ChangeMark kind={kind as ChangeKind} />
            ) : (
              t('The mark of your choice stands beside the change in the history.')
            )
          }
        />
      )}
      <TextPart path={['change', 'summary']} rows={2} label={isNew ? t('Why it belongs here') : t('The change in one sentence')} />
    </section>
  );
}
