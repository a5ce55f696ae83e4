import type { Kind } from '../../../../registry/actions/index.ts';
import type { DraftBlocks, DraftIssue } from '../../../../registry/edit/types.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { formatNumber, plural } from '../../../state/format.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';
import { Problems } from '../Problems.tsx';

interface CheckStepProps {
  kind: Kind;
  issues: readonly DraftIssue[];
  onMend: (issue: DraftIssue) => void;
  blocks: DraftBlocks | null;
  error: DemlError | null;
}

/** Is it whole, and which bytes is it: the digest follows from them and is computed here. */
export function CheckStep({ kind, issues, onMend, blocks, error }: CheckStepProps) {
  if (issues.length > 0) return <Problems kind={kind} issues={issues} onOpen={onMend} />;
  if (error) return <ErrorBox error={error} title={t('No block can be made of it')} />;
  if (!blocks) return <Bars widths={[360]} waitingFor={t('Checking the whole document.')} />;
  const sent = blocks.blocks.filter((block) => !block.kept);
  const bytes = sent.reduce((sum, block) => sum + block.bytes.length, 0);
  return (
    <>
      <p>
        {t('It fits its schema.')}{' '}
        {blocks.blocks.length > sent.length
          ? t('{blocks} to upload, {bytes} bytes; {kept} of the head stay as they are.', {
              blocks: plural(sent.length, 'block'),
              bytes: formatNumber(bytes),
              kept: plural(blocks.blocks.length - sent.length, 'block'),
            })
          : t('{blocks} to upload, {bytes} bytes.', { blocks: plural(sent.length, 'block'), bytes: formatNumber(bytes) })}
      </p>
      <dl className="step-facts">
        <dt>{t('Digest')}</dt>
        <dd className="mono">{blocks.digest}</dd>
        <dt>CID</dt>
        <dd className="mono">{blocks.cid}</dd>
      </dl>
    </>
  );
}
