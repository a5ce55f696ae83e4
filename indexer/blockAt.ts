/** What is compared of a block. */
export interface BlockHash {
  number: number;
  hash: string;
}

/** A block as one RPC has it; undefined where it has none, or does not answer. */
export async function blockAt(rpc: string | undefined, which: number | 'latest'): Promise<BlockHash | undefined> {
  const tag = which === 'latest' ? which : `0x${which.toString(16)}`;
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getBlockByNumber', params: [tag, false] });
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(rpc as string, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
    const { result } = (await answer.json()) as { result?: { number: string; hash: string } | null };
    return result ? { number: Number(result.number), hash: result.hash } : undefined;
  } catch {
    return undefined; // Ponder asks too, and says what is wrong
  }
}
