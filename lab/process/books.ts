import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { LabContracts } from './chain.ts';
import type { Ledger } from './ledger.ts';
import type { MarketEvent } from './moneyEvents.ts';

/** What an account has, in units of the Lab's token, by where it is. */
export interface Purse {
  /** In its hand. */
  hand: bigint;
  /** In the escrow, to be taken out or to be a bond. */
  escrow: bigint;
  /** Of bonds of games, to be taken out. */
  owed: bigint;
  /** In open tasks and games, where it may be lost: the price that it pays, the bonds that it has put up. */
  staked: bigint;
}

/** What an account has in all. */
export const allOf = ({ hand, escrow, owed, staked }: Purse): bigint => hand + escrow + owed + staked;

/** The fees that an epoch has burned, and what of them was minted for verified work. */
export interface EpochBooks {
  burned: bigint;
  minted: bigint;
  tasks: number;
}

/** Who has what, as the events say. What all have and what waits to be destroyed is what was given out and minted less what was burned. */
export class Books {
  readonly purses = new Map<Address, Purse>();
  /** What each has taken from the faucet. */
  readonly taken = new Map<Address, bigint>();
  readonly epochs = new Map<bigint, EpochBooks>();
  /** What each has more than it took from the faucet. */
  get gains(): Map<Address, bigint> {
    return new Map([...this.purses].map(([account, purse]) => [account, allOf(purse) - (this.taken.get(account) ?? 0n)]));
  }
  /** Given out by the faucet and minted. */
  supplied = 0n;
  /** Minted as rebates. */
  minted = 0n;
  /** Fees of verified work, and bonds that were destroyed. */
  burned = 0n;
  /** Of slashed bonds, and not destroyed yet. */
  condemned = 0n;
  /** Tokens that escrow and game hold themselves: what they owe has to be the same. */
  readonly held = { escrow: 0n, game: 0n };
  readonly #contracts: Pick<LabContracts, 'escrow' | 'game' | 'token'>;
  readonly #bonds = new Map<bigint, { challenger: Address; bond: bigint }>();

  constructor(contracts: Pick<LabContracts, 'escrow' | 'game' | 'token'>) {
    this.#contracts = contracts;
  }

  /** Enters an event; `ledger` has the tasks that were known before it. */
  apply(event: MarketEvent, { tasks }: Pick<Ledger, 'tasks'>): void {
    const { eventName, args } = event;
    if ('token' in args && !isAddressEqual(args.token, this.#contracts.token)) return;
    const task = 'task' in args ? tasks.get(args.task) : undefined;
    switch (eventName) {
      case 'Transfer':
        this.#transfer(args);
        break;
      case 'Deposited':
        this.#of(args.account).escrow += args.amount;
        break;
      case 'Withdrawn':
        this.#of(args.account)['to' in args ? 'escrow' : 'owed'] -= args.amount;
        break;
      case 'Destroyed':
        this.condemned -= args.amount;
        break;
      case 'Credited':
        this.#of(args.account).owed += args.amount;
        break;
      case 'Funded':
        this.#of(args.worker).escrow -= args.quote.workerBond;
        this.#of(args.worker).staked += args.quote.workerBond;
        this.#of(args.payer).staked += args.quote.price;
        break;
      case 'Opened':
        this.#bonds.set(args.game, args);
        this.#of(args.challenger).staked += args.bond;
        break;
      case 'Ended': {
        const { challenger, bond } = this.#bonds.get(args.game) ?? { challenger: zeroAddress, bond: 0n };
        this.#of(challenger).staked -= bond;
        break;
      }
      case 'Worked':
        this.#epoch(args.epoch).burned += args.fee;
        this.#epoch(args.epoch).tasks++;
        break;
      case 'Claimed':
        this.#epoch(args.epoch).minted += args.amount;
        this.minted += args.amount;
        // The pool mints by a transfer from nobody, as the faucet does: that one is no gift.
        this.#take(args.worker, -args.amount);
        break;
      case 'Settled':
      case 'Slashed':
      case 'Refunded': {
        if (!task) break;
        const { worker, price, workerBond } = task.quote;
        this.#of(worker).staked -= workerBond;
        this.#of(task.payer).staked -= price;
        if (eventName === 'Settled') {
          this.#of(worker).escrow += args.paid + workerBond;
          this.#of(task.payer).escrow += args.returned;
        } else if (eventName === 'Slashed') {
          this.#of(task.payer).escrow += price;
          this.#of(args.challenger).escrow += args.reward;
          this.condemned += args.lost;
        } else this.#of(task.payer).escrow += args.price + args.bond;
      }
    }
  }

  #transfer({ from, to, value }: { from: Address; to: Address; value: bigint }): void {
    const move = (account: Address, amount: bigint) => {
      if (isAddressEqual(account, this.#contracts.escrow)) this.held.escrow += amount;
      else if (isAddressEqual(account, this.#contracts.game)) this.held.game += amount;
      else this.#of(account).hand += amount;
    };
    if (from === zeroAddress) {
      this.supplied += value;
      this.#take(to, value);
    } else move(from, -value);
    if (to === zeroAddress) this.burned += value;
    else move(to, value);
  }

  #take(account: Address, amount: bigint): void {
    this.taken.set(account, (this.taken.get(account) ?? 0n) + amount);
  }

  #of(account: Address): Purse {
    const known = this.purses.get(account) ?? { hand: 0n, escrow: 0n, owed: 0n, staked: 0n };
    this.purses.set(account, known);
    return known;
  }

  #epoch(epoch: bigint): EpochBooks {
    const known = this.epochs.get(epoch) ?? { burned: 0n, minted: 0n, tasks: 0 };
    this.epochs.set(epoch, known);
    return known;
  }
}
