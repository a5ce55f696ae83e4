import { formatEther } from 'viem';
import type { News } from '../../lab/process/party.ts';
import type { Outcome } from '../../lab/process/payer.ts';
import { type Role, roles } from '../../lab/process/roles.ts';

const LONGEST_NAME = 10;

/** Tells what happens: a line for a person, or a JSON object for a program. */
export function createReport(json: boolean) {
  const print = (news: News) =>
    console.log(
      json
        ? JSON.stringify(news, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
        : `${news.who.padEnd(LONGEST_NAME)}  ${news.text}`,
    );
  return {
    say: print,
    line: (text: string) => print({ who: 'lab', what: 'said', text }),
    /** Who has what, and what it was before. */
    balances(before: Record<Role, bigint>, after: Record<Role, bigint>, outcomes: readonly Outcome[]): void {
      const done = outcomes.filter(({ task }) => task !== undefined).length;
      const changed = roles
        .map((role) => ({ role, before: before[role], after: after[role], change: after[role] - before[role] }))
        .filter(({ role, change }) => role !== 'challenger' || change !== 0n);
      if (json) {
        const shown = changed.map(({ role, ...rest }) => [
          role,
          Object.fromEntries(Object.entries(rest).map(([name, units]) => [name, formatEther(units)])),
        ]);
        console.log(JSON.stringify({ who: 'lab', what: 'ended', orders: outcomes.length, done, balances: Object.fromEntries(shown) }));
        return;
      }
      console.log(`\n${done} of ${outcomes.length} orders done. In test tokens, which have no value:\n`);
      const row = (...[name, ...cells]: string[]) => `${name?.padEnd(LONGEST_NAME)}  ${cells.map((cell) => cell.padStart(10)).join('')}`;
      console.log(row('', 'before', 'after', 'change'));
      for (const { role, change, ...amounts } of changed)
        console.log(row(role, formatEther(amounts.before), formatEther(amounts.after), `${change > 0n ? '+' : ''}${formatEther(change)}`));
      const losers = changed
        .filter(({ role, change }) => change < 0n && role !== 'payer')
        .map(({ role, change }) => `${role} ${formatEther(-change)}`);
      console.log(
        `\nLost: ${losers.join(', ') || 'nobody but who paid'}. Of a verified price 5 % are burned, and minted as a rebate when the epoch is over; half of a slashed bond is destroyed.`,
      );
    },
  };
}
