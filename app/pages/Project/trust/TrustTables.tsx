import type { ReactNode } from 'react';
import { fieldOf } from '../../../../registry/schema/fields.ts';
import type { Headline } from '../../../../registry/schema/index.ts';
import type { Trust } from '../../../../registry/trust/index.ts';
import { projectHref } from '../../../state/route/project.ts';
import { Family } from '../../../ui/marks/Family.tsx';
import { Freshness, Gauge, Unequal } from '../../../ui/marks/index.tsx';
import { label, t } from '../../../words/t.tsx';
import { roleWords } from './say.ts';

/** What the drawing shows, in words: who must be honest, for what, and what nobody checks. */
export function PartiesTable({ trust, slug }: { trust: Trust; slug: string }) {
  if (trust.parties.length === 0) return null;
  return (
    <Scrolling name={t('Trust assumptions')}>
      <thead>
        <tr>
          <th scope="col">{t('Who')}</th>
          <th scope="col">{t('Place')}</th>
          <th scope="col">{t('Assumption')}</th>
          <th scope="col">{t('For what')}</th>
          <th scope="col">{t('What nobody checks')}</th>
          <th scope="col">{t('Held')}</th>
        </tr>
      </thead>
      <tbody>
        {trust.parties.map(({ role, party, who, forWhat, unchecked, claim }) => (
          <tr key={`${claim.id} ${who} ${forWhat}`}>
            <th scope="row" lang="en">
              {who}
            </th>
            <td data-label={t('Place')}>{t(roleWords[role])}</td>
            <td data-label={t('Assumption')} className="profile-party">
              {label(party)}
            </td>
            <td data-label={t('For what')}>
              <span lang="en">{forWhat}</span>
            </td>
            <td data-label={t('What nobody checks')}>
              {unchecked ? <span lang="en">{unchecked}</span> : <span className="profile-unsaid">{t('none named')}</span>}
            </td>
            <td data-label={t('Held')}>
              <Behind claim={claim} slug={slug} days={fieldOf('verification.trustModel').freshDays} />
            </td>
          </tr>
        ))}
      </tbody>
    </Scrolling>
  );
}

/** What stands between the work and its result, and whether the chain has a part in it. */
export function ChecksTable({ trust, slug }: { trust: Trust; slug: string }) {
  const { gates, chain } = trust;
  if (gates.length === 0) return null;
  return (
    <Scrolling name={t('What checks the work')}>
      <thead>
        <tr>
          <th scope="col">{t('Check')}</th>
          <th scope="col">{t('Status')}</th>
          <th scope="col">{t('Of what')}</th>
          <th scope="col">{t('Held')}</th>
        </tr>
      </thead>
      <tbody>
        {gates.map(({ family, status, scope, claim }) => (
          <tr key={`${claim.id} ${family} ${status} ${scope}`}>
            <th scope="row">
              <Family family={family} status={status} />
            </th>
            <td data-label={t('Status')}>{label(status)}</td>
            <td data-label={t('Of what')}>
              {scope ? <span lang="en">{scope}</span> : <span className="profile-unsaid">{t('not told')}</span>}
            </td>
            <td data-label={t('Held')}>
              <Behind claim={claim} slug={slug} days={fieldOf('verification.mechanism').freshDays} />
            </td>
          </tr>
        ))}
        {chain && (
          <tr>
            <th scope="row">{t('the chain')}</th>
            <td data-label={t('Status')}>
              {chain.roles.includes('verification') ? t('has a part in checking') : <span className="conflict">{t('does not check')}</span>}
            </td>
            <td data-label={t('Of what')}>{chain.roles.map(label).join(t(', '))}</td>
            <td data-label={t('Held')}>
              <Behind claim={chain.claim} slug={slug} days={fieldOf('thesis.onchainRole').freshDays} />
            </td>
          </tr>
        )}
      </tbody>
    </Scrolling>
  );
}

const Scrolling = ({ name, children }: { name: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
  <section className="profile-scroll" tabIndex={0} aria-label={name}>
    <table className="profile-trust">{children}</table>
  </section>
);

const Behind = ({ claim, slug, days }: { claim: Headline; slug: string; days: number }) => (
  <a className="profile-leans" href={projectHref(slug, { claim: claim.id })} title={t('The claim and its sources')}>
    <Gauge rung={claim.rung} small />
    <Freshness asOf={claim.asOf} days={days} />
    {claim.conflictsWith && (
      <span className="conflict">
        <Unequal />
        <span className="visually-hidden"> {t('disputed')}</span>
      </span>
    )}
  </a>
);
