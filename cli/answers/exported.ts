import { digestOf } from '../../registry/cid/index.ts';
import {
  type ExportFile,
  fileName,
  toBibtex,
  toCroissant,
  toCsl,
  toCsv,
  toDataPackage,
  toJson,
  toJsonLd,
} from '../../registry/export/index.ts';
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

/** The forms of a view: the ending of each, and how it is written. */
const forms: Readonly<Record<string, [ending: string, write: (file: ExportFile, name: string) => string | Promise<string>]>> = {
  csv: ['csv', toCsv],
  json: ['json', toJson],
  jsonld: ['jsonld', toJsonLd],
  bib: ['bib', toBibtex],
  csl: ['csl.json', toCsl],
  datapackage: ['datapackage.json', toDataPackage],
  croissant: ['croissant.json', toCroissant],
};

export interface Exported {
  register: Register;
  what: string;
  as: string;
  /** Under which it is saved in a folder; Croissant names the CSV of the same view so. */
  name: string;
  /** Records of a view; blocks of a CAR. */
  count: number;
  /** The whole file. */
  chunks: Uint8Array[];
}

/** Everything verified, or an error: a file that lacks something would not say so to whoever reads it later. */
export async function exported(endpoints: Endpoints, what: string, as: string, at: string | null): Promise<Exported> {
  if (as === 'car') return what === 'state' ? stateCar(endpoints, at) : entryCar(endpoints, what, at);
  const [ending, write] = forms[as] ?? [];
  if (!write) throw new BadArgumentError(`--as ${as}`, `it is not one of ${[...Object.keys(forms), 'car'].join(', ')}`);
  if (what === 'state') throw new BadArgumentError(`--as ${as}`, 'a whole state is taken away as a car');
  const view = await openView(endpoints, what, at);
  const { records, failures } = await view.records();
  if (failures.length > 0) throw failures[0];
  const file = await fileOf(view, records);
  const chunks = [new TextEncoder().encode(await write(file, view.name))];
  return { register: view.register, what, as, name: `${fileName(view.name, file)}.${ending}`, count: records.length, chunks };
}

async function stateCar(endpoints: Endpoints, at: string | null): Promise<Exported> {
  const register = await openRegister(endpoints, at);
  const { chain, registry, reader } = register;
  const entries = await everyHead(register);
  const block = await lastRevision(chain, { registry, entries, block: register.block });
  const state = { chainId: registry.chainId, registry: registry.address, block: Number(block) };
  const chunks = await gatherState(reader, { state, entries });
  return { register, what: 'state', as: 'car', name: `deml-state-block-${block}.car`, count: chunks.length - 1, chunks };
}

async function entryCar(endpoints: Endpoints, what: string, at: string | null): Promise<Exported> {
  const { register, entry } = await openEntry(endpoints, what, at);
  const head = await register.reader.block(entry.digest);
  const linked = await Promise.all(linkedBy(entry, head).map(({ digest }) => register.reader.block(digest)));
  const blocks = await Promise.all([head, ...linked].map(async (bytes) => ({ bytes, digest: await digestOf(bytes) })));
  const name = `deml-${entry.kind}-${entry.key}-v${entry.version}.car`;
  return { register, what, as: 'car', name, count: blocks.length, chunks: [carOf(blocks)] };
}
