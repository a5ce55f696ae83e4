import { type Address, formatEther, isAddressEqual } from 'viem';
import type { TaskFamily } from '../../../../lab/market/quote.ts';
import type { TaskView } from '../../../../lab/process/ledger.ts';
import type { Frame, Market } from '../../../../lab/process/market.ts';
import type { MarketEvent } from '../../../../lab/process/moneyEvents.ts';
import { formatHex, formatNumber, plural, sentence } from '../../../state/format.ts';
import { t, word } from '../../../words/t.tsx';
import { familyNames } from '../familyNames.ts';
import { type Source, type Standing, short } from './scene.ts';

/** An amount of test tokens; with a sign where it is a change. */
export const amountOf = (units: bigint): string => formatNumber(Number(formatEther(units)));
export const changeOf = (units: bigint): string => (units > 0n ? `+${amountOf(units)}` : units < 0n ? `−${amountOf(-units)}` : '0');

/** A moment by the chain's clock, to the second. */
export const clockOf = (time: number): string => new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');

const called: Readonly<Record<string, string>> = {
  payer: word('payer'),
  watcher: word('watcher'),
  arbitrator: word('arbitrator'),
  'worker 1': word('worker 1'),
  'worker 2': word('worker 2'),
  cheat: word('cheat'),
  challenger: word('challenger'),
};

/** The name of an account, or its address. */
export function nameOf(account: Address, { accounts }: Source): string {
  const name = Object.keys(accounts).find((one) => isAddressEqual(accounts[one] as Address, account));
  return name && called[name] ? t(called[name]) : formatHex(account);
}

export const familyWord = (family: TaskFamily): string => t(familyNames[family]);

const standings: Readonly<Record<Standing, string>> = {
  funded: word('funded, no result yet'),
  submitted: word('submitted, open to challenge'),
  disputed: word('in dispute'),
  contested: word('contested'),
  verified: word('final, verified'),
  ruled: word('final, by a ruling'),
  accepted: word('final, not verified'),
  slashed: word('slashed'),
  refunded: word('refunded'),
};
export const standingWord = (standing: Standing): string => t(standings[standing]);

/** A tensor that is demanded, by its number. */
export function tensorWord(operand: number): string {
  if (operand === 0) return t('the input');
  return operand < 128 ? t('layer {layer}', { layer: operand }) : t('weights {which}', { which: operand - 127 });
}

/** What an event says, as a sentence; null for one that another says better. */
export function sentenceOf(event: MarketEvent, frame: Frame, market: Market, source: Source): string | null {
  const text = textOf(event, frame, market, source);
  return text && sentence(text);
}

function textOf(event: MarketEvent, frame: Frame, market: Market, source: Source): string | null {
  const { eventName, args } = event;
  const { tasks, games } = market.ledger;
  const of = (account: Address) => nameOf(account, source);
  const game = 'game' in args ? games.get(args.game) : undefined;
  const task = 'task' in args ? tasks.get(args.task) : game && tasks.get(game.task);
  switch (eventName) {
    case 'Transfer': {
      const isGift = BigInt(args.from) === 0n && !frame.events.some((other) => other.eventName === 'Claimed');
      return isGift ? t('{account} takes {amount} from the faucet.', { account: of(args.to), amount: amountOf(args.value) }) : null;
    }
    case 'Deposited':
      return t('{account} puts {amount} into the escrow, for its bonds.', { account: of(args.account), amount: amountOf(args.amount) });
    case 'Withdrawn':
      return t('{account} takes out {amount} that a game owed.', { account: of(args.account), amount: amountOf(args.amount) });
    default:
      return task ? sentenceOfTask(event, task, of, game?.challenger) : null;
  }
}

function sentenceOfTask(
  { eventName, args }: MarketEvent,
  { id, quote, payer }: TaskView,
  of: (account: Address) => string,
  challenger?: Address,
): string | null {
  const worker = of(quote.worker);
  switch (eventName) {
    case 'Funded':
      return t('{payer} locks the price of {price} for {worker}, and the escrow its bond of {bond}: task {task}.', {
        ...{ payer: of(payer), price: amountOf(quote.price), worker, bond: amountOf(quote.workerBond) },
        task: short(id),
      });
    case 'Submitted':
      return t('{worker} commits to its result: {roots}.', { worker, roots: plural(args.layerRoots.length, 'root') });
    case 'Opened':
      return t('{challenger} opens game {game} with a bond of {bond}.', {
        challenger: of(args.challenger),
        game: `${args.game}`,
        bond: amountOf(args.bond),
      });
    case 'Demanded':
      return t('{challenger} demands the rows of {tensor}.', {
        challenger: challenger ? of(challenger) : '',
        tensor: tensorWord(args.operand),
      });
    case 'Revealed':
      return t('{worker} reveals {nodes} of the tree of rows.', { worker, nodes: plural(args.nodes.length, 'node') });
    case 'Picked':
      return t('{challenger} picks node {place} of its level.', { challenger: challenger ? of(challenger) : '', place: `${args.place}` });
    case 'LeafGiven':
      return t('{worker} gives the row that was asked for.', { worker });
    case 'Warned':
      return t('A turn of game {game} has passed in silence; it is given once more.', { game: `${args.game}` });
    case 'Ended':
      return endWords(args, worker, challenger ? of(challenger) : '');
    case 'Proved':
      return t('The contract has checked the whole product: it holds.');
    case 'Contested':
      return t('{payer} contests the answer by the criterion that both have signed.', { payer: of(payer) });
    case 'Ruled':
      return t('{arbitrator} rules: {share} % of the price go back.', { arbitrator: of(quote.arbitrator), share: args.payerShare / 100 });
    case 'Settled':
      if (args.verified)
        return t('Final, verified: {paid} for {worker}, {burned} are burned.', {
          paid: amountOf(args.paid),
          worker,
          burned: amountOf(args.burned),
        });
      return args.returned > 0n
        ? t('Final, not verified: {paid} for {worker}, {returned} go back.', {
            paid: amountOf(args.paid),
            worker,
            returned: amountOf(args.returned),
          })
        : t('Final, not verified: {paid} for {worker}.', { paid: amountOf(args.paid), worker });
    case 'Slashed':
      return t('Slashed: the price goes back. Of the bond of {worker}, {reward} go to {challenger}, and {lost} are to be destroyed.', {
        ...{ worker, reward: amountOf(args.reward), challenger: of(args.challenger), lost: amountOf(args.lost) },
      });
    case 'Refunded':
      return t('Refunded: nothing that holds came in time, so {payer} has the price back and the bond of {worker}, {bond}.', {
        ...{ payer: of(payer), worker, bond: amountOf(args.bond) },
      });
    case 'Claimed':
      return t('The epoch is over: {amount} are minted for {worker}.', { amount: amountOf(args.amount), worker });
    default:
      return null;
  }
}

const lostWords = ['worker', 'challenger', 'moot'] as const;

function endWords({ game, how, verdict }: { game: bigint; how: number; verdict: number }, worker: string, challenger: string): string {
  const end = lostWords[how - 6];
  const values = { game: `${game}`, loser: end === 'worker' ? worker : challenger };
  if (end === 'moot') return t('Game {game} is moot: another has decided the task.', values);
  if (verdict === 1) return t('The referee: the shown entry does not follow from its rows, so {loser} loses game {game}.', values);
  if (verdict === 2) return t('The referee: the row is malformed, so {loser} loses game {game}.', values);
  return t('Silent twice: {loser} loses game {game}.', values);
}
