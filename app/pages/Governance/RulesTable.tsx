import { kinds } from '../../../registry/actions/words.ts';
import { durationInWords } from '../../../registry/proposing/callInWords.ts';
import type { Council } from '../../../registry/records/index.ts';
import { ethOf } from './words.ts';

const labels = { project: 'Profile of a project', metric: 'Metric readings', note: 'Note', page: 'Page of this site' } as const;

/** The rules for the next proposal of each kind; an open one keeps those of its opening. */
export function RulesTable({ council }: { council: Council }) {
  const seated = council.seats.filter((seat) => seat.curator !== null).length;
  return (
    <div className="gov-scroll">
      <table className="gov-table">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col" className="num">
              To approve
            </th>
            <th scope="col" className="num">
              To reject
            </th>
            <th scope="col" className="num">
              Time to judge
            </th>
            <th scope="col" className="num">
              Bond
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const { quorum, rejectionQuorum, lifetime, bond } = council.rules[kind];
            return (
              <tr key={kind}>
                <th scope="row">{labels[kind]}</th>
                <td className="num" data-label="To approve">
                  {quorum} of {seated}
                </td>
                <td className="num" data-label="To reject">
                  {rejectionQuorum} of {seated}
                </td>
                <td className="num" data-label="Time to judge">
                  {durationInWords(lifetime)}
                </td>
                <td className="num" data-label="Bond">
                  {bond === 0n ? 'none' : ethOf(bond)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
