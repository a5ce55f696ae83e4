import type { Address } from 'viem';
import { bytesToHex } from 'viem/utils';
import { encodeSpec, specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import { fromHash } from '../trace/hash.ts';
import { commitTensor } from '../trace/tensor.ts';
import { type Opened, pathOf, treeOfLeaves } from '../trace/tree.ts';
import type { OpenedEntry } from '../verify/referee.ts';
import type { LabChain } from './chain.ts';
import { BadMessageError, NotHereError } from './errors.ts';
import { askPeer } from './http.ts';
import type { GameView, TaskView } from './ledger.ts';
import { jobForm, readJob } from './messages.ts';
import type { Peer } from './party.ts';

/** The job of a task as its payer gives it, if it is the one that the quote names. */
export async function fetchJob(peers: ReadonlyMap<Address, Peer>, { id, payer, quote }: TaskView): Promise<Job> {
  const peer = peers.get(payer);
  if (!peer) throw new NotHereError(`address of the payer ${payer}`);
  const url = `${peer.url}/tasks/${id}`;
  const job = readJob(await askPeer(url, jobForm));
  if (specDigest(job.spec) !== quote.specDigest || commitTensor(job.input) !== quote.inputRoot)
    throw new BadMessageError(url, 'it is another job than the quote names');
  return job;
}

const none: Opened = { row: new Uint8Array(), path: [] };
const openingOf = ({ row, path }: Opened = none) => ({ row: bytesToHex(row), path });

/** What a worker has committed to, as the contract reads it. */
const runOf = ({ quote, layerRoots }: TaskView, { spec }: Job) => ({
  spec: bytesToHex(encodeSpec(spec)),
  inputRoot: quote.inputRoot,
  layerRoots,
});

/** Has the worker reveal a layer. */
export const demand = (chain: LabChain, task: TaskView, game: GameView, job: Job, layer: number): Promise<void> =>
  chain.send('game', { functionName: 'demand', args: [game.id, runOf(task, job), layer] });

/** Picks one of the revealed nodes, with the siblings that lead up to the demanded one. */
export function pickNode(chain: LabChain, { id, nodes }: GameView, place: number): Promise<void> {
  const siblings = pathOf(treeOfLeaves(nodes.map(fromHash)), place);
  return chain.send('game', { functionName: 'pick', args: [id, BigInt(place), nodes[place] ?? '0x', siblings] });
}

/** Shows an entry to the referee. */
export function prove(chain: LabChain, task: TaskView, game: GameView, job: Job, { layer, i, j, out, a, b }: OpenedEntry): Promise<void> {
  const entry = { layer, row: i, col: j, out: openingOf(out), a: openingOf(a), b: openingOf(b) };
  return chain.send('game', { functionName: 'prove', args: [game.id, runOf(task, job), entry] });
}
