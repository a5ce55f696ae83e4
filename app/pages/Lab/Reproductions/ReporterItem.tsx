import type { ReactNode } from 'react';
import type { Reproduced } from '../../../../registry/records/types.ts';
import type { Reproduction } from '../../../../registry/schema/reproduction.ts';
import { formatDay, formatHex, formatMoment, formatNumber, plural } from '../../../state/format.ts';
import { T, t, word } from '../../../words/t.tsx';
import { JsonLink } from '../../Instead.tsx';
import type { Report, Reporter } from './ledger.ts';
import { OutcomeMark } from './OutcomeMark.tsx';
import type { Shown } from './Reproductions.tsx';
import { Sides } from './Sides.tsx';

/** One account: its newest report in full, the ones before it folded. */
export function ReporterItem({ reporter, shown }: { reporter: Reporter; shown: Shown }) {
  const { account, newest, earlier } = reporter;
  const { version } = newest.reproduced;
  const office = shown.offices?.get(account);
  const isProposer = shown.proposers.get(version) === account;
  return (
    <li>
      <ReportItem report={newest} shown={shown}>
        <code className="mono" title={account}>
          {formatHex(account)}
        </code>
        {isProposer && <b>{t('proposed this version')}</b>}
        {office && <b>{t(offices[office])}</b>}
        {shown.offices === null && <small>{t('roles could not be read')}</small>}
      </ReportItem>
      {earlier.length > 0 && (
        <details>
          <summary>{t('{reports} before by the same account', { reports: plural(earlier.length, 'report') })}</summary>
          {earlier.map((report, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an account may report twice within a second, and the order is the chain's
            <ReportItem key={i} report={report} shown={shown} />
          ))}
        </details>
      )}
    </li>
  );
}

const offices = { curator: word('curator'), auditor: word('auditor') } as const;

const outcomes: Record<Reproduced['outcome'], string> = {
  same: word('The same'),
  different: word('Different'),
  unfinished: word('Not finished'),
};

function ReportItem({ report, shown, children }: { report: Report; shown: Shown; children?: ReactNode }) {
  const { reproduced, read } = report;
  const { outcome, at, version, evidence } = reproduced;
  const counts = read.state === 'read' || read.state === 'waiting';
  return (
    <article className="repro-report" data-outcome={counts ? outcome : 'none'}>
      <header>
        <h3>
          <OutcomeMark outcome={counts ? outcome : 'none'} />
          {counts ? t(outcomes[outcome]) : t('Counts for nothing')}
        </h3>
        <p>
          {children}
          <time dateTime={new Date(at * 1000).toISOString()}>{formatDay(new Date(at * 1000))}</time>
          {version !== shown.present && <span>{t('version {version}', { version })}</span>}
        </p>
      </header>
      <div>
        {read.state === 'waiting' && <p>{t('Its statement is on its way.')}</p>}
        {read.state === 'read' && <Said statement={read.statement} shown={shown} />}
        {read.state === 'missing' && (
          <p>
            {t('The chain says “{outcome}”, and no gateway has the statement that shows it.', { outcome: t(outcomes[outcome]) })}{' '}
            <span lang="en">{read.error.fix}</span>
          </p>
        )}
        {read.state === 'refused' && (
          <p>
            {t('Its statement was refused:')} <span lang="en">{read.error.message}</span>
          </p>
        )}
        <p className="repro-proof">
          <JsonLink digest={evidence}>{t('the statement')}</JsonLink>
          {read.state === 'read' && !shown.digests.has(version) && (
            <span>{t('The digest of that version could not be read, so it was not compared.')}</span>
          )}
        </p>
      </div>
    </article>
  );
}

/** What the statement says, in its author's words and figures. */
function Said({ statement, shown }: { statement: Reproduction; shown: Shown }) {
  const { exact, environment, code, command, ranAt, times, note } = statement;
  const { cores, cpu, platform, node, load } = environment;
  const unlisted = exact ? exact.different - exact.differences.length : 0;
  const said = new Map(shown.said.map(({ id, value }) => [id, value]));
  return (
    <>
      {exact && (
        <p className="repro-counts">
          {t(exact.different > 0 ? word('{same} the same, {different} different') : word('{same} the same, none different'), {
            same: plural(exact.same, 'exact reading'),
            different: formatNumber(exact.different),
          })}
        </p>
      )}
      {exact && exact.different > 0 && <Sides rows={exact.differences} />}
      {unlisted > 0 && (
        <p>{t('{readings} more differ, which the statement counts and does not list.', { readings: plural(unlisted, 'reading') })}</p>
      )}
      {note?.split(/\n+/).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stored text never move
        <p key={i} className="repro-note" lang="en">
          {line}
        </p>
      ))}
      <p className="repro-where">
        <T
          text="{command} on {machine}, {moment}; commit {commit}"
          command={<code className="mono">{command}</code>}
          machine={<span lang="en">{`${cores} × ${cpu}, ${platform}, Node ${node}, load ${load.toFixed(1)}`}</span>}
          moment={formatMoment(new Date(ranAt))}
          commit={
            <code className="mono" title={code.commit}>
              {code.commit.slice(0, 12)}
            </code>
          }
        />
        {code.modified && <b className="repro-modified">{t('with changes that no commit has')}</b>}
      </p>
      {times && (
        <details>
          <summary>{t('Times of this machine, beside those of the document')}</summary>
          <p>{t('They say how far two machines lie apart. Nothing is decided by them.')}</p>
          <Sides rows={times.map(({ id, unit, value }) => ({ id, unit, said: said.get(id), got: value }))} />
        </details>
      )}
    </>
  );
}
