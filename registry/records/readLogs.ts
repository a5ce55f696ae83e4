import type { Chain, ChainLog, LogRequest } from '../actions/chain.ts';
import { LogLimitError } from '../errors/index.ts';

/** Parts of a limited range that are asked at the same time. */
const ABREAST = 4;

/**
 * All logs of a range of blocks, in their order. An RPC that gives fewer at once is asked in parts: of the width that it
 * names, else of half the last one. Throws `LogLimitError` where it does not even give the logs of one block.
 */
export async function readLogs(chain: Chain, request: LogRequest & { from: bigint; to: bigint }): Promise<ChainLog[]> {
  const { from, to } = request;
  if (to < from) return [];
  try {
    return await chain.logs(request);
  } catch (error) {
    if (!(error instanceof LogLimitError) || from === to) throw error;
    const named = BigInt(error.blocks ?? 0);
    const whole = to - from + 1n;
    const width = named >= 10n && named < whole ? named : (whole + 1n) / 2n;
    return readParts(chain, request, width);
  }
}

async function readParts(chain: Chain, request: LogRequest & { from: bigint; to: bigint }, width: bigint): Promise<ChainLog[]> {
  const starts: bigint[] = [];
  for (let start = request.from; start <= request.to; start += width) starts.push(start);
  const parts: ChainLog[][] = [];
  for (let i = 0; i < starts.length; i += ABREAST) {
    const some = starts.slice(i, i + ABREAST).map((from) => {
      const end = from + width - 1n;
      return readLogs(chain, { ...request, from, to: end < request.to ? end : request.to });
    });
    parts.push(...(await Promise.all(some)));
  }
  return parts.flat();
}
