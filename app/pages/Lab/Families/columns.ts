import type { Quantity } from '../../../../lab/bench/quantities.ts';
import { word } from '../../../words/t.tsx';

export interface Column {
  quantity: Quantity;
  head: string;
  /** What it is called outside of its group. */
  name: string;
}

/** Columns under their heads; a column has one unit. */
export const groups: readonly { head: string; columns: readonly Column[] }[] = [
  {
    head: word('× the time of the bare work'),
    columns: [
      { quantity: 'worker-time', head: word('worker'), name: word('time of the worker') },
      { quantity: 'checker-time', head: word('one check'), name: word('time of one check') },
    ],
  },
  {
    head: word('Bytes'),
    columns: [
      { quantity: 'proof-bytes', head: word('to check'), name: word('bytes to check') },
      { quantity: 'dispute-bytes', head: word('to dispute'), name: word('bytes of a dispute') },
    ],
  },
  {
    head: word('On a chain, nobody objects'),
    columns: [
      { quantity: 'settled-gas', head: word('gas'), name: word('gas, nobody objects') },
      { quantity: 'settled-transactions', head: word('transactions'), name: word('transactions, nobody objects') },
      { quantity: 'settled-windows', head: word('windows'), name: word('windows to wait, nobody objects') },
    ],
  },
  {
    head: word('One wrong entry'),
    columns: [
      { quantity: 'disputed-gas', head: word('gas'), name: word('gas, one wrong entry') },
      { quantity: 'disputed-transactions', head: word('transactions'), name: word('transactions, one wrong entry') },
    ],
  },
  {
    head: word('The same, rows withheld'),
    columns: [
      { quantity: 'withheld-gas', head: word('gas'), name: word('gas, rows withheld') },
      { quantity: 'withheld-transactions', head: word('transactions'), name: word('transactions, rows withheld') },
    ],
  },
];

export const columns: readonly Column[] = groups.flatMap((group) => group.columns);
