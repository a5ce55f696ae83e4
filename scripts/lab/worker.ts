import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getAddress } from 'viem';
import { families } from '../../lab/market/quote.ts';
import { cheats } from '../../lab/process/cheat.ts';
import { serve } from '../../lab/process/http.ts';
import { workerNames } from '../../lab/process/roles.ts';
import { workerService } from '../../lab/process/workerService.ts';
import { workerOf } from '../../lab/process/workers.ts';
import { command } from '../tell.ts';
import { oneOf, textOf, wholeOf } from './flags.ts';

const help = `One worker of the Lab's network, as a process of its own: npm run lab starts three of these

  node scripts/lab/worker.ts --name "worker 1" --rpc URL --escrow 0x… --game 0x… --token 0x… --pool 0x… --since BLOCK --folder DIR
    --port N       where it is asked for offers and rows, on loopback (default: any)
    --time moved|lived  long windows for a clock that is moved on, or short ones (default)
    --family NAME  how its results are verified (default optimistic)
    --cheat NAME --seed N  for the one named "cheat"

It tells what it does, a JSON object a line. Killed and started again, it goes on from the chain and its folder.`;

/** How often the chain is read while there is nothing to do. */
const POLL_MS = 100;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const names = ['name', 'rpc', 'escrow', 'game', 'token', 'pool', 'since', 'folder', 'port', 'time', 'family', 'cheat', 'seed'] as const;
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      ...(Object.fromEntries(names.map((flag) => [flag, text])) as Record<(typeof names)[number], typeof text>),
    },
  });
  if (values.help) return console.log(help);
  const addressOf = (flag: 'escrow' | 'game' | 'token' | 'pool') => getAddress(textOf(flag, values[flag]));
  const worker = workerOf(
    oneOf('name', values.name, workerNames),
    {
      rpc: textOf('rpc', values.rpc),
      contracts: {
        escrow: addressOf('escrow'),
        game: addressOf('game'),
        token: addressOf('token'),
        pool: addressOf('pool'),
        since: BigInt(wholeOf('since', values.since, 0, Number.MAX_SAFE_INTEGER)),
      },
      folder: textOf('folder', values.folder),
      time: oneOf('time', values.time, ['moved', 'lived'], 'lived'),
      family: oneOf('family', values.family, families, 'optimistic'),
      cheating: {
        name: oneOf('cheat', values.cheat, Object.keys(cheats) as (keyof typeof cheats)[], 'changes an entry'),
        seed: wholeOf('seed', values.seed, 1, 2 ** 31),
      },
    },
    (news) => console.log(JSON.stringify(news)),
  );
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort());
  const service = await serve(
    workerService(() => worker),
    wholeOf('port', values.port, 0, 65_535),
  );
  while (!stopped.signal.aborted) if (!(await worker.step())) await sleep(POLL_MS, undefined, { signal: stopped.signal }).catch(() => {});
  await service.close();
}

if (import.meta.main) await command(main);
