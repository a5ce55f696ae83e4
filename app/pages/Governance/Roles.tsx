import { durationInWords } from '../../../registry/proposing/callInWords.ts';
import type { Council, Role, RoleMember } from '../../../registry/records/index.ts';
import { formatDay, formatMoment } from '../../state/format.ts';
import { Account } from './Account.tsx';

const may: Record<Role, string> = {
  admin: 'seats and vacates, sets rules and the treasury, lets a paused registry go on, names a successor; changes no content',
  guardian: 'stops proposing and approving at once; changes no content',
  auditor: 'attests what was found about a version; changes no content',
};

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
            <th scope="col">Role</th>
            <th scope="col">Account</th>
            <th scope="col">Since</th>
            <th scope="col">Delay</th>
            <th scope="col">May</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ role, member }) => (
            <tr key={`${role}${member?.account}`}>
              <th scope="row">{role.replace(/^./, (letter) => letter.toUpperCase())}</th>
              {member ? (
                <>
                  <td>
                    <Account address={member.account} />
                  </td>
                  <td data-label="Since">
                    <time title={formatMoment(new Date(member.since.at * 1000))}>{formatDay(new Date(member.since.at * 1000))}</time>
                  </td>
                  <td data-label="Delay">
                    {member.delay === 0 ? 'none' : durationInWords(member.delay)}
                    {member.pending && (
                      <small>
                        {durationInWords(member.pending.delay)} from {formatMoment(new Date(member.pending.from * 1000))}
                      </small>
                    )}
                  </td>
                </>
              ) : (
                <td colSpan={3}>nobody</td>
              )}
              <td className="gov-may">{may[role]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
