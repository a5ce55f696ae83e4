import { useMemo } from 'react';
import type { Entry } from '../../../../registry/actions/index.ts';
import type { Digest } from '../../../../registry/cid/index.ts';
import { LAB_KEY } from '../../../../registry/schema/labKey.ts';
import { plural } from '../../../state/format.ts';
import { useHead, useMetric, useRegister, useRevisions } from '../../../state/register.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { CopyButton, ErrorBox } from '../../../ui/ErrorBox.tsx';
import { T, t } from '../../../words/t.tsx';
import { byAccount, type Report, tallyOf } from './ledger.ts';
import { ReporterItem } from './ReporterItem.tsx';
import { useOffices } from './useOffices.ts';
import { useReports } from './useReports.ts';
import './reproductions.css';

const COMMAND = 'npm run lab:reproduce';
const nothingKnown: ReadonlyMap<number, Digest> = new Map();

/** Who ran the bench again, on what, and what came of it: the ledger of the chain, with the statements behind it. */
export default function Reproductions() {
  const head = useHead('metric', 0, LAB_KEY);
  const { config } = useRegister('config');
  if (head === 'loading' || head === 'none' || !config) return null;
  return (
    <section className="repro" aria-labelledby="repro-title">
      <header>
        <h2 id="repro-title">{t('Who repeated it')}</h2>
        <p>
          {t(
            'Anybody can run the same bench and report on the chain what came of it, a failure like a success. Nobody can take a report back, and no curator can keep one out.',
          )}
        </p>
      </header>
      {config.attestations ? <Ledger entry={head} /> : <p>{t('This release names no contract that holds reports.')}</p>}
    </section>
  );
}

function Ledger({ entry }: { entry: Entry }) {
  const told = useRevisions(entry);
  const metric = useMetric(LAB_KEY);
  const revisions = told.state === 'read' ? told.revisions : undefined;
  const digests = useMemo(() => {
    if (told.state === 'waiting') return undefined;
    if (told.state === 'failed') return new Map([[entry.version, entry.digest]]);
    return new Map(told.revisions.map(({ version, digest }) => [version, digest]));
  }, [told, entry]);
  const found = useReports(entry, digests);
  const offices = useOffices(found.state === 'read' ? found.reports.map(({ reproduced }) => reproduced.account) : []);
  if (found.state === 'waiting') return <Bars widths={[520, 460, 600]} />;
  if (found.state === 'failed') return <ErrorBox error={found.error} title={t('The reports could not be read')} />;
  const { reports, more } = found;
  const present = reports.filter(({ reproduced }) => reproduced.version === entry.version);
  const past = reports.filter(({ reproduced }) => reproduced.version !== entry.version);
  const shown = {
    proposers: new Map(revisions?.map(({ version, proposer }) => [version, proposer])),
    digests: digests ?? nothingKnown,
    offices,
    present: entry.version,
    said: typeof metric === 'object' && metric.state === 'verified' ? metric.document.readings : [],
  };
  return (
    <>
      {present.length === 0 ? (
        <Nobody version={entry.version} />
      ) : (
        <Summary entry={entry} reports={present} proposers={shown.proposers} part={!!more} />
      )}
      <Reporters reports={present} shown={shown} />
      {past.length > 0 && (
        <details className="repro-past">
          <summary>{t('{reports} of earlier versions', { reports: plural(past.length, 'report') })}</summary>
          <Reporters reports={past} shown={{ ...shown, said: [] }} />
        </details>
      )}
      {more && (
        <button type="button" className="button" onClick={more}>
          {t('Older reports')}
        </button>
      )}
      {present.length > 0 && (
        <p className="repro-command">
          {t('To repeat it yourself:')} <Command />
        </p>
      )}
    </>
  );
}

/** What every report is shown with. */
export interface Shown {
  /** Who proposed each version, as far as that could be read. */
  proposers: ReadonlyMap<number, string>;
  digests: ReadonlyMap<number, Digest>;
  offices: ReturnType<typeof useOffices>;
  /** The version that is the head. */
  present: number;
  /** The readings of the present document. */
  said: readonly { id: string; value: number }[];
}

function Reporters({ reports, shown }: { reports: readonly Report[]; shown: Shown }) {
  const versions = Map.groupBy(reports, ({ reproduced }) => reproduced.version);
  return (
    <ol className="repro-list">
      {[...versions].flatMap(([version, of]) =>
        byAccount(of).map((reporter) => <ReporterItem key={`${version} ${reporter.account}`} reporter={reporter} shown={shown} />),
      )}
    </ol>
  );
}

function Nobody({ version }: { version: number }) {
  return (
    <p className="repro-command">
      {t('Nobody has reported on version {version} yet. This repeats it, and compares every exact reading to the unit:', { version })}{' '}
      <Command />
    </p>
  );
}

const Command = () => (
  <span className="repro-line">
    <code className="mono">{COMMAND}</code> <CopyButton text={() => COMMAND}>{t('Copy')}</CopyButton>
  </span>
);

/** What others than the proposer got, and what that makes of the readings. */
function Summary({
  entry,
  reports,
  proposers,
  part,
}: {
  entry: Entry;
  reports: readonly Report[];
  proposers: Shown['proposers'];
  part: boolean;
}) {
  const { version } = entry;
  const proposer = proposers.get(version);
  if (reports.some(({ read }) => read.state === 'waiting')) return <Bars widths={[520]} />;
  if (proposer === undefined)
    return (
      <p className="repro-sum">
        {t('Who proposed version {version} could not be read, so nobody is told apart from the proposer.', { version })}
      </p>
    );
  const { same, different, unfinished, reports: count, accounts } = tallyOf(reports, proposer);
  return (
    <div className="repro-sum">
      <p>
        {count === 0
          ? t('No account but the one that proposed version {version} has reported on it with a statement that agrees.', { version })
          : t(
              '{reports} on version {version} by {accounts} other than the one that proposed it: {same} the same, {different} different, {unfinished} not finished.',
              {
                ...{ reports: plural(count, 'report'), version, accounts: plural(accounts, 'account') },
                ...{ same, different, unfinished },
              },
            )}{' '}
        {part && t('Older reports are not counted here until they are shown.')}
      </p>
      {same > 0 && (
        <p>
          <T
            text="{reproduced}: another account than the proposer’s got every exact reading again. An account is not a person, and anybody can have many. The rung of the readings stays “measured” until curators approve a revision that says “reproduced”."
            reproduced={<b>{t('Reproduced')}</b>}
          />
        </p>
      )}
    </div>
  );
}
