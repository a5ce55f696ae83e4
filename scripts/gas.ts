import { readFile, writeFile } from 'node:fs/promises';
import { type ActionName, measureActions } from '../test/contracts/bench/actions.ts';
import { type AttestationsGas, measureAttestations } from '../test/contracts/bench/attestations.ts';
import type { ActionGas } from '../test/contracts/bench/cost.ts';
import { type EasGas, measureEas } from '../test/contracts/bench/eas.ts';
import { type GovernorGas, measureGovernor } from '../test/contracts/bench/governor.ts';
import { measureSigned, type SignedName } from '../test/contracts/bench/signed.ts';
import { measureSizes } from '../test/contracts/bench/sizes.ts';
import { withGasTable } from './gasTable.ts';

/** A whole revision by transactions, from the proposal to the second approval, beside the same job through a Governor. */
export interface RevisionGas {
  gas: number;
  governor: number;
  ratio: number;
}

/** Everything that is measured in one run. */
export interface GasReport {
  actions: Record<ActionName, ActionGas>;
  /** By two signatures of curators. */
  signed: Record<SignedName, ActionGas>;
  governor: { create: GovernorGas; update: GovernorGas };
  revision: { create: RevisionGas; update: RevisionGas };
  eas: EasGas;
  attestations: AttestationsGas;
}

/** Measures the gas of every action, of whole revisions, of a Governor doing the same, and of attestations and reproductions. */
export async function measureGas(): Promise<GasReport> {
  const actions = await measureActions();
  const signed = await measureSigned();
  const governor = await measureGovernor();
  const eas = await measureEas();
  const attestations = await measureAttestations();
  const { proposeCreate, proposeUpdate, approve, approveFinalCreate, approveFinalUpdate } = actions;
  return {
    actions,
    signed,
    governor,
    eas,
    attestations,
    revision: {
      create: compare([proposeCreate, approve, approveFinalCreate], governor.create),
      update: compare([proposeUpdate, approve, approveFinalUpdate], governor.update),
    },
  };
}

function compare(parts: readonly ActionGas[], other: GovernorGas): RevisionGas {
  const gas = parts.reduce((sum, part) => sum + part.gas, 0);
  const governor = Object.values(other).reduce((sum, part) => sum + part, 0);
  return { gas, governor, ratio: Number((gas / governor).toFixed(3)) };
}

const help = `Measures gas and size of the contracts. Writes snapshots/gas.json, snapshots/size.json and the tables of
docs/reference/registry-contract.md.

Usage: node scripts/gas.ts [--print]
  --print  write nothing, print the tables

Compile first: node node_modules/hardhat/dist/src/cli.js build`;

const docs = new URL('../docs/reference/registry-contract.md', import.meta.url);

async function main(flags: readonly string[]): Promise<void> {
  if (flags.includes('--help')) return console.log(help);
  const gas = await measureGas();
  const size = await measureSizes();
  if (flags.includes('--print')) {
    console.table(gas.actions);
    console.table(gas.signed);
    console.table(gas.revision);
    console.table(gas.eas);
    console.table(gas.attestations);
    console.table(gas.governor);
    return console.table(size);
  }
  await write('gas', gas);
  await write('size', size);
  await writeFile(docs, withGasTable(await readFile(docs, 'utf8'), gas));
}

async function write(name: string, value: object): Promise<void> {
  await writeFile(new URL(`../snapshots/${name}.json`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) await main(process.argv.slice(2));
