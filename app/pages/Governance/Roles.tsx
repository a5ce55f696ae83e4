import type { Council, Role, RoleMember } from '../../../registry/records/index.ts';
import { formatDay, formatMoment } from '../../state/format.ts';
import { lengthOf } from '../../wallet/lengthOf.ts';
import { t, word } from '../../words/t.tsx';
import { Account } from './Account.tsx';

const may: Record<Role, string> = {
  admin: word('seats and vacates, sets rules and the treasury, lets a paused registry go on, names a successor; changes no content'),
  guardian: word('stops proposing and approving at once; changes no content'),
  auditor: word('attests what was found about a version; changes no content'),
};

const names: Record<Role, string> = { admin: word('Admin'), guardian: word('Guardian'), auditor: word('Auditor') };

/** Who may do more than judge, since when, and after which delay. */
export function Roles({ council }: { council: Council }) {
  const rows = (Object.keys(may) as Role[]).flatMap((role): { role: Role; member: RoleMember | null }[] => {
    const members = council.roles[role];
    return members.length > 0 ? members.map((member) => ({ role, member })) : [{ role, member: null }];
  });
  return (
    <div className="gov-scroll">
      <table className="gov-table">
        <thead>
          <tr>
            <th scope="col">{t('Role')}</th>
            <th scope="col">{t('Account')}</th>
            <th scope="col">{t('Since')}</th>
            <th scope="col">{t('Delay')}</th>
            <th scope="col">{t('May')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ role, member }) => (
            <tr key={`${role}${member?.account}`}>
              <th scope="row">{t(names[role])}</th>
              {member ? (
                <>
                  <td>
                    <Account address={member.account} />
                  </td>
                  <td data-label={t('Since')}>
                    <time title={formatMoment(new Date(member.since.at * 1000))}>{formatDay(new Date(member.since.at * 1000))}</time>
                  </td>
                  <td data-label={t('Delay')}>
                    {member.delay === 0 ? t('none') : lengthOf(member.delay)}
                    {member.pending && (
                      <small>
                        {t('{time} from {when}', {
                          time: lengthOf(member.pending.delay),
                          when: formatMoment(new Date(member.pending.from * 1000)),
                        })}
                      </small>
                    )}
                  </td>
                </>
              ) : (
                <td colSpan={3}>{t('nobody')}</td>
              )}
              <td className="gov-may">{t(may[role])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
