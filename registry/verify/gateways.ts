import { BadCarError, DigestMismatchError, LackingError } from '../errors/index.ts';

/** What this session has seen of one gateway. */
export interface GatewayReport {
  url: string;
  /**
   * `refused`: it sent bytes that do not match; `failed`: its last answer was an error, too long, or silence; `lacking`:
   * it works and has not what was asked for last.
   */
  state: 'untried' | 'ok' | 'lacking' | 'failed' | 'refused';
  /** The last error, in words. */
  detail: string | null;
  blocks: number;
}

/** The gateways of a session, best first. A liar is asked only when no other is left. */
export class Gateways {
  readonly #reports: GatewayReport[];
  readonly #onChange: () => void;

  constructor(urls: readonly string[], onChange: () => void = () => {}) {
    this.#reports = urls.map((url) => ({ url: url.replace(/\/+$/, ''), state: 'untried', detail: null, blocks: 0 }));
    this.#onChange = onChange;
  }

  /** In the order in which to ask: working and untried, lacking, failed, refused; equal ones as configured. */
  inOrder(): GatewayReport[] {
    const rank = { ok: 0, untried: 0, lacking: 1, failed: 2, refused: 3 };
    return this.#reports.toSorted((a, b) => rank[a.state] - rank[b.state]);
  }

  /**
   * Each was asked, and none has given anything that it still stands for. One that lacks a block works, if it gave another.
   * `apart`: one that is not counted.
   */
  noneWorks(apart?: string): boolean {
    const fails = ({ state, blocks }: GatewayReport) => state === 'failed' || state === 'refused' || (state === 'lacking' && blocks === 0);
    return this.#reports.every((report) => report.url === apart || fails(report));
  }

  reports(): readonly GatewayReport[] {
    return this.#reports.map((report) => ({ ...report }));
  }

  succeeded(gateway: GatewayReport, blocks: number): void {
    gateway.blocks += blocks;
    if (gateway.state !== 'refused') gateway.state = 'ok';
    this.#onChange();
  }

  failed(gateway: GatewayReport, error: unknown): void {
    if (error instanceof Error && error.name === 'AbortError') return; // we stopped it: another was faster
    const lied = error instanceof DigestMismatchError || error instanceof BadCarError;
    if (gateway.state !== 'refused') gateway.state = lied ? 'refused' : error instanceof LackingError ? 'lacking' : 'failed';
    gateway.detail = error instanceof Error ? error.message : String(error);
    this.#onChange();
  }
}
