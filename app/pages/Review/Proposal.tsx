import { useEffect, useRef } from 'react';
import type { Hex } from 'viem';
import { retry, useAccess, useRegister } from '../../state/register.ts';
import { parseProposal, reviewHref } from '../../state/route/review.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { useLateFonts } from '../../ui/useLateFonts.ts';
import { WalletRoom } from '../../wallet/WalletRoom.tsx';
import { T, t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { ChainFailed } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Changes } from './Changes.tsx';
import { Checks } from './Checks.tsx';
import { Decide } from './Decide.tsx';
import { Discussion } from './Discussion.tsx';
import { Facts } from './Facts.tsx';
import { headingOf } from './itemWords.ts';
import { Outcome } from './Outcome.tsx';
import { ProposalHead } from './ProposalHead.tsx';
import { type Case, readCase, readPeople } from './readCase.ts';
import { Shows } from './Shows.tsx';
import { SideQueue } from './SideQueue.tsx';
import { hostOf } from './SourceLine.tsx';
import { nameIn, readSubject } from './subject.ts';
import { useInView } from './useInView.ts';
import { usePolled } from './usePolled.ts';
import './review.css';
import './proposal.css';
import './changes.css';
import './discussion.css';
import './decide.css';

/** One proposal: what would change, what was checked, what others say, and the decision. Reading needs no wallet. */
function Proposal({ view: id }: { view: Hex }) {
  useLateFonts();
  return (
    <WalletRoom>
      <div className="wrap review">
        <Found id={id} />
      </div>
    </WalletRoom>
  );
}

function Found({ id }: { id: Hex }) {
  const access = useAccess();
  const { phase, error } = useRegister('phase', 'error');
  const read = usePolled(`case/${id}`, access && ((signal) => readCase(access, id, signal).then((found) => ({ found }))));
  if (read.value?.found) return <CaseView one={read.value.found} refresh={read.refresh} />;
  if (read.value) return <NoProposal id={id} />;
  if (read.error)
    return (
      <div className="instead">
        <h1>{t('This proposal could not be read')}</h1>
        <ErrorBox error={read.error} title={t('The chain did not answer')} onRetry={read.refresh} />
      </div>
    );
  if (phase === 'failed' && error) return <ChainFailed error={error} />;
  return (
    <div className="instead" aria-busy="true">
      <h1 className="visually-hidden">{t('A proposal')}</h1>
      <Bars widths={[480, 620, 560, 600]} waitingFor={t('Reading the proposal from the events of the contract.')} />
    </div>
  );
}

/** Documents are read again while they are missing or their place may move; what was read is kept in the browser. */
const SUBJECT_EVERY = 20_000;
const PEOPLE_EVERY = 60_000;

function CaseView({ one, refresh }: { one: Case; refresh(): void }) {
  const access = useAccess();
  const { item } = one;
  const narrow = useMedia('(max-width: 1000px)');
  const panel = useRef<HTMLElement>(null);
  const deciding = useInView(panel);
  const subject = usePolled(`subject/${item.id}`, access && (() => readSubject(access, item)), SUBJECT_EVERY);
  const people = usePolled(`people/${item.id}`, access && (() => readPeople(access, item.proposal.proposer)), PEOPLE_EVERY);
  const proposed = subject.value?.next.state === 'read' ? subject.value.next.whole.document : null;
  const before = subject.value?.base?.state === 'read' ? subject.value.base.whole.document : null;
  const heading = headingOf(item, nameIn(item.action === 'dispute' ? before : proposed, item.entry.key));
  useTitle(heading);
  const was = useRef(item.state);
  const { refresh: subjectAgain } = subject;
  const { refresh: peopleAgain } = people;
  useEffect(() => {
    if (was.current === item.state) return;
    if (item.state === 'executed') retry(); // the heads of this session were read before the decision
    was.current = item.state;
    subjectAgain();
    peopleAgain();
  }, [item.state, subjectAgain, peopleAgain]);
  const again = () => {
    refresh();
    subjectAgain();
    peopleAgain();
  };
  const decide = <Decide one={one} subject={subject.value} people={people.value} onDone={again} />;
  return (
    <div className="proposal">
      <aside className="proposal-left" aria-label={t('Queue')}>
        <SideQueue current={item.id} />
        {subject.value && <Shows item={item} subject={subject.value} />}
      </aside>
      <div className="proposal-middle">
        <ProposalHead one={one} subject={subject.value} heading={heading} />
        <Outcome one={one} />
        {one.told && (
          <p className="queue-source">
            {t(
              'The chain’s events are not to be had, so its times and votes are the word of the indexer {indexer}. The contract confirms its fields and where it stands.',
              { indexer: hostOf(one.told) },
            )}
          </p>
        )}
        {!subject.value && subject.error && (
          <ErrorBox error={subject.error} title={t('The documents could not be read')} onRetry={subject.refresh} />
        )}
        {!subject.value && !subject.error && (
          <Bars widths={[620, 560, 600, 420]} waitingFor={t('Waiting for a gateway to send the proposed document.')} />
        )}
        {subject.value && <Changes item={item} subject={subject.value} retry={subject.refresh} />}
        <Discussion one={one} people={people.value} onDone={again} />
      </div>
      <aside className="proposal-right" ref={panel} aria-label={t('Decision')}>
        {subject.value && <Checks item={item} subject={subject.value} />}
        {decide}
        <Facts one={one} people={people.value} />
      </aside>
      {narrow && !deciding && (
        <p className="proposal-foot">
          <button type="button" className="button" onClick={() => panel.current?.scrollIntoView()}>
            {item.state === 'open' ? t('Checks and decision') : t('Checks and facts')}
          </button>
        </p>
      )}
    </div>
  );
}

function NoProposal({ id }: { id: Hex }) {
  return (
    <div className="instead">
      <h1>{t('There is no such proposal')}</h1>
      <p className="instead-lead">
        <T
          text="Neither the events of the contract nor a gateway’s desk hold {id}. A proposal that was sent a moment ago is here as soon as it is mined: this page looks again by itself."
          id={<code className="mono">{id}</code>}
        />
      </p>
      <p>
        <a href={reviewHref()}>{t('The queue')}</a>
      </p>
    </div>
  );
}

export default fromAddress(parseProposal, Proposal);
