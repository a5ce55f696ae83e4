import { type Address, getContract, type Hex, parseEther, parseEventLogs, zeroAddress } from 'viem';
import { bytesToHex } from 'viem/utils';
import { disputeGameAbi } from '../../../../lab/abi/generated/disputeGame.ts';
import { labTokenAbi } from '../../../../lab/abi/generated/labToken.ts';
import { taskEscrowAbi } from '../../../../lab/abi/generated/taskEscrow.ts';
import { workPoolAbi } from '../../../../lab/abi/generated/workPool.ts';
import { families, hasGames, signQuote, type TaskFamily, taskIdOf } from '../../../../lab/market/quote.ts';
import { encodeSpec, specDigest } from '../../../../lab/model/encodeSpec.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import { chain, client } from './judges.ts';
import { type Claims, publishedIn } from './traces.ts';

const [deployer, worker, payer, watcher] = (await chain.viem.getWalletClients()) as [Wallet, Wallet, Wallet, Wallet];
export type Wallet = Awaited<ReturnType<typeof chain.viem.getWalletClients>>[number];
/** The accounts by what they do. */
export const who = { deployer, worker, payer, watcher };

/** Seconds of a turn of a game, and of the challenge window. */
export const turn = 600;
export const challengeWindow = 7200;
/** Seconds of an epoch of the pool. */
const epoch = 86_400;

let time = 4_000_000_000;

/** Lets seconds pass: the next transaction is sent then. A fixed clock, since zero bytes of a time are cheaper calldata. */
export async function pass(seconds: number): Promise<number> {
  time += seconds;
  await chain.networkHelpers.time.setNextBlockTimestamp(time);
  return time;
}

/** Lets time pass to the first second of an epoch. */
export const passToEpoch = (): Promise<number> => pass(epoch - (time % epoch));

/** The Lab's contracts with people who have test tokens, and a worker with a deposit. */
export async function openMarket() {
  const verifier = await chain.viem.deployContract('BilinearVerifier');
  const { address } = await chain.viem.deployContract('TaskEscrow', [verifier.address]);
  const { address: referee } = await chain.viem.deployContract('Referee');
  const { address: games } = await chain.viem.deployContract('DisputeGame', [address, referee]);
  const { address: pool } = await chain.viem.deployContract('WorkPool', [address, BigInt(epoch), 10n ** 12n]);
  const token = await getContract({ address: pool, abi: workPoolAbi, client }).read.token();
  const at =
    <const abi extends readonly unknown[]>(contract: Address, abi: abi) =>
    (wallet: Wallet) =>
      getContract({ address: contract, abi, client: { public: client, wallet } });
  const [escrow, game, coins] = [at(address, taskEscrowAbi), at(games, disputeGameAbi), at(token, labTokenAbi)];
  await escrow(deployer).write.bind([games, pool]);
  for (const wallet of [worker, payer, watcher]) {
    await coins(wallet).write.takeFromFaucet([parseEther('10000')]);
    for (const spender of [address, games]) await coins(wallet).write.approve([spender, 2n ** 256n - 1n]);
  }
  await escrow(worker).write.deposit([token, parseEther('5000')]);
  let nonce = 0n;

  /** Signed by the worker, funded by the payer. */
  async function fund(claims: Claims, family: TaskFamily = 'optimistic') {
    const { spec } = claims.job;
    const games = hasGames(family);
    const quote = {
      worker: worker.account.address,
      payer: payer.account.address,
      token,
      specDigest: specDigest(spec),
      inputRoot: publishedIn(claims).inputRoot,
      family: families.indexOf(family),
      price: parseEther('100'),
      workerBond: parseEther('60'),
      challengeBond: games ? parseEther('10') : 0n,
      feeShare: family === 'acceptance' ? 0 : 500,
      submitWindow: 3600,
      challengeWindow,
      turnSeconds: games ? turn : 0,
      rulingWindow: 0,
      arbitrator: zeroAddress,
      validUntil: (await pass(60)) + 3600,
      nonce: nonce++,
    };
    const place = { chainId: await client.getChainId(), escrow: address };
    const signature = await signQuote(worker, quote, place);
    const task = taskIdOf(quote, place);
    return { task, hash: await escrow(payer).write.fund([quote, bytesToHex(encodeSpec(spec)), signature]) };
  }

  /** Funds, and submits what the worker claims. */
  async function submit(claims: Claims, family?: TaskFamily) {
    const funded = await fund(claims, family);
    const hash = await escrow(worker).write.submit([funded.task, publishedIn(claims).layerRoots]);
    return { task: funded.task, funding: funded.hash, hash };
  }

  /** A game of the watcher's; a proof is good from the next block on. */
  async function open(task: Hash) {
    const hash = await game(watcher).write.open([task]);
    const { logs } = await client.getTransactionReceipt({ hash });
    const [event] = parseEventLogs({ abi: disputeGameAbi, logs, eventName: 'Opened' });
    if (!event) throw new Error(`Transaction ${hash} opened no game.`);
    return { id: event.args.game, hash };
  }

  return { escrow, game, coins, token, fund, submit, open };
}

export type Market = Awaited<ReturnType<typeof openMarket>>;

/** What a transaction took. */
export async function spentBy(hash: Hex): Promise<{ gas: number; bytes: number }> {
  const [{ input }, { gasUsed, status }] = await Promise.all([client.getTransaction({ hash }), client.getTransactionReceipt({ hash })]);
  if (status !== 'success') throw new Error(`Transaction ${hash} reverted.`);
  return { gas: Number(gasUsed), bytes: input.length / 2 - 1 };
}
