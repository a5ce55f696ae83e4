import { type Log, parseEventLogs } from 'viem';
import { disputeGameAbi } from '../abi/generated/disputeGame.ts';
import { labTokenAbi } from '../abi/generated/labToken.ts';
import { taskEscrowAbi } from '../abi/generated/taskEscrow.ts';
import { workPoolAbi } from '../abi/generated/workPool.ts';
import { type LabEvent, labEventNames } from './ledger.ts';

const abi = [...taskEscrowAbi, ...disputeGameAbi, ...workPoolAbi, ...labTokenAbi] as const;

/** What moves money and no task, and the clock of a turn: the ledger of the parties has no need of it. */
const besides = ['Transfer', 'Deposited', 'Withdrawn', 'Destroyed', 'Credited', 'Warned'] as const;

/** Every event of the Lab's contracts that changes a task, a game or a balance, in the order of the chain. */
export const marketEventsOf = (logs: Log[]) => parseEventLogs({ abi, logs, eventName: [...labEventNames, ...besides] });
export type MarketEvent = ReturnType<typeof marketEventsOf>[number];

/** Whether it is one that the ledger of the parties reads. */
export const isLabEvent = (event: MarketEvent): event is Extract<MarketEvent, LabEvent> =>
  (labEventNames as readonly string[]).includes(event.eventName);
