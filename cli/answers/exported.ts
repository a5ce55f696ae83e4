import { digestOf } from '../../registry/cid/index.ts';
import { type ExportFile, toBibtex, toCsl, toCsv, toDataPackage, toJson, toJsonLd } from '../../registry/export/index.ts';
import { gatherState } from '../../registry/state/gatherState.ts';
import { lastRevision } from '../../registry/state/lastRevision.ts';
import { linkedBy } from '../../registry/state/reach.ts';
import { carOf } from '../../registry/upload/carOf.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { everyHead } from '../connect/everyHead.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';
import { openEntry } from './openEntry.ts';
import { fileOf, openView } from './view.ts';

/** The forms of a view, and how each is written. */
const writers: Readonly<Record<string, (file: ExportFile) => string>> = {
  csv: toCsv,
  json: toJson,
  jsonld: toJsonLd,
  bib: toBibtex,
  csl: toCsl,
  datapackage: toDataPackage,
};

export interface Exported {
  register: Register;
  what: string;
  as: string;
  /** Records of a view; blocks of a CAR. */
  count: number;
  /** The whole file. */
  chunks: Uint8Array[];
}

/** Everything verified, or an error: a file that lacks something would not say so to whoever reads it later. */
export async function exported(endpoints: Endpoints, what: string, as: string, at: string | null): Promise<Exported> {
  if (as === 'car') return what === 'state' ? stateCar(endpoints, at) : entryCar(endpoints, what, at);
  const write = writers[as];
  if (!write) throw new BadArgumentError(`--as ${as}`, `it is not one of ${[...Object.keys(writers), 'car'].join(', ')}`);
  if (what === 'state') throw new BadArgumentError(`--as ${as}`, 'a whole state is taken away as a car');
  const view = await openView(endpoints, what, at);
  const { records, failures } = await view.records();
  if (failures.length > 0) throw failures[0];
  const text = write(await fileOf(view, records));
  return { register: view.register, what, as, count: records.length, chunks: [new TextEncoder().encode(text)] };
}

async function stateCar(endpoints: Endpoints, at: string | null): Promise<Exported> {
  const register = await openRegister(endpoints, at);
  const { chain, registry, reader } = register;
  const entries = await everyHead(register);
  const block = await lastRevision(chain, { registry, entries, block: register.block });
  const state = { chainId: registry.chainId, registry: registry.address, block: Number(block) };
  const chunks = await gatherState(reader, { state, entries });
  return { register, what: 'state', as: 'car', count: chunks.length - 1, chunks };
}

async function entryCar(endpoints: Endpoints, what: string, at: string | null): Promise<Exported> {
  const { register, entry } = await openEntry(endpoints, what, at);
  const head = await register.reader.block(entry.digest);
  const linked = await Promise.all(linkedBy(entry, head).map(({ digest }) => register.reader.block(digest)));
  const blocks = await Promise.all([head, ...linked].map(async (bytes) => ({ bytes, digest: await digestOf(bytes) })));
  return { register, what, as: 'car', count: blocks.length, chunks: [carOf(blocks)] };
}
