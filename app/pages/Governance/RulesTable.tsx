import { kinds } from '../../../registry/actions/words.ts';
import type { Council } from '../../../registry/records/index.ts';
import { lengthOf } from '../../wallet/lengthOf.ts';
import { t, word } from '../../words/t.tsx';
import { ethOf } from './words.ts';

/** The kinds of entries, as the rules name them. */
export const kindLabels = {
  project: word('Profile of a project'),
  metric: word('Metric readings'),
  note: word('Note'),
  page: word('Page of this site'),
} as const;

/** The rules for the next proposal of each kind; an open one keeps those of its opening. */
export function RulesTable({ council }: { council: Council }) {
  const seated = council.seats.filter((seat) => seat.curator !== null).length;
  return (
    <div className="gov-scroll">
      <table className="gov-table">
        <thead>
          <tr>
            <th scope="col">{t('Kind')}</th>
            <th scope="col" className="num">
              {t('To approve')}
            </th>
            <th scope="col" className="num">
              {t('To reject')}
            </th>
            <th scope="col" className="num">
              {t('Time to judge')}
            </th>
            <th scope="col" className="num">
              {t('Bond')}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const { quorum, rejectionQuorum, lifetime, bond } = council.rules[kind];
            return (
              <tr key={kind}>
                <th scope="row">{t(kindLabels[kind])}</th>
                <td className="num" data-label={t('To approve')}>
                  {t('{count} of {all}', { count: quorum, all: seated })}
                </td>
                <td className="num" data-label={t('To reject')}>
                  {t('{count} of {all}', { count: rejectionQuorum, all: seated })}
                </td>
                <td className="num" data-label={t('Time to judge')}>
                  {lengthOf(lifetime)}
                </td>
                <td className="num" data-label={t('Bond')}>
                  {bond === 0n ? t('none') : ethOf(bond)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
