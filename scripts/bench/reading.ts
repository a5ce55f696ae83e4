import { type Entry, getFirstPage, getHeads } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { collectionIndex } from '../../registry/collection/index.ts';
import { readDocument } from '../../registry/schema/index.ts';
import { agreeingChain, createBlockReader } from '../../registry/verify/index.ts';
import type { Stack } from '../stack/startStack.ts';
import { atMost, type Figure, median, plain } from './table.ts';

const runs = 9;

/** A verified read of the project table against an unverified fetch of the same bytes. */
export async function measureVerification(stack: Stack): Promise<Figure[]> {
  const { registry, chain } = views(stack);
  const { projects } = await getFirstPage(chain, { registry });
  const { cid } = await collectionIndex({ kind: 'project', period: 0 }, projects);
  const url = `${stack.gateway}/ipfs/${cid}?format=car`;
  const plainFetch = async () => {
    await (await fetch(url, { headers: { accept: 'application/vnd.ipld.car' } })).arrayBuffer();
  };
  const verified = async () => {
    const { found } = await createBlockReader({ gateways: [stack.gateway] }).collection({ kind: 'project', period: 0 }, projects);
    if (found.size !== projects.length) throw new RangeError(`${found.size} of ${projects.length} documents were found.`);
  };
  const parsed = async () => {
    const { found } = await createBlockReader({ gateways: [stack.gateway] }).collection({ kind: 'project', period: 0 }, projects);
    for (const bytes of found.values()) readDocument(bytes, 'deml.project/1');
  };
  const [unverifiedMs, verifiedMs, parsedMs] = await alternately([plainFetch, verified, parsed]);
  return [
    plain('unverified fetch of the CAR of all overviews', `${unverifiedMs.toFixed(1)} ms`),
    plain('verified read of the same', `${verifiedMs.toFixed(1)} ms`),
    atMost('ratio', verifiedMs / unverifiedMs, 1.25, ' ×', 2),
    plain('verified, canonical form and schema checked', `${parsedMs.toFixed(1)} ms`),
  ];
}

/** A month of notes as one CAR against block by block, and what a large registry costs a small month. */
export async function measureNotes(stack: Stack, { big, small }: { big: number; small: number }): Promise<Figure[]> {
  const { registry, chain } = views(stack);
  const notes = await getHeads(chain, { registry, kind: 'note', period: big });
  const asCar = async () => void (await createBlockReader({ gateways: [stack.gateway] }).collection({ kind: 'note', period: big }, notes));
  const oneByOne = async () => {
    const reader = createBlockReader({ gateways: [stack.gateway] });
    const queue = [...notes];
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        for (let note = queue.pop(); note; note = queue.pop()) await reader.block(note.digest);
      }),
    );
  };
  await untilPublished(stack, notes, big);
  const [carMs, singleMs] = await alternately([asCar, oneByOne], 3);
  const month = async () => {
    const heads = await getHeads(chain, { registry, kind: 'note', period: small });
    await createBlockReader({ gateways: [stack.gateway] }).collection({ kind: 'note', period: small }, heads);
  };
  const [smallMs] = await alternately([month]);
  return [
    plain(`${notes.length} notes, verified, as one CAR`, `${carMs.toFixed(0)} ms`),
    plain(`the same block by block, 32 at a time`, `${singleMs.toFixed(0)} ms`),
    plain('ratio', `${(carMs / singleMs).toFixed(2)} ×`),
    plain(`another month, heads and documents, with ${notes.length} more notes in the registry`, `${smallMs.toFixed(1)} ms`),
  ];
}

/** Heads and documents of one month. */
export async function measureMonth(stack: Stack, period: number): Promise<number> {
  const { registry, chain } = views(stack);
  const [ms] = await alternately([
    async () => {
      const heads = await getHeads(chain, { registry, kind: 'note', period });
      await createBlockReader({ gateways: [stack.gateway] }).collection({ kind: 'note', period }, heads);
    },
  ]);
  return ms;
}

function views(stack: Stack) {
  return {
    registry: { address: stack.deployment.registry, chainId: stack.deployment.chainId },
    chain: agreeingChain({ rpcs: [stack.rpc] }),
  };
}

/** Medians of tasks that take turns, so that a noisy second hits all of them. */
async function alternately<const T extends readonly (() => Promise<void>)[]>(tasks: T, times = runs): Promise<{ [K in keyof T]: number }> {
  const taken = tasks.map((): number[] => []);
  for (const task of tasks) await task();
  for (let i = 0; i < times; i++)
    for (const [which, task] of tasks.entries()) {
      const began = performance.now();
      await task();
      taken[which]?.push(performance.now() - began);
    }
  return taken.map(median) as { [K in keyof T]: number };
}

async function untilPublished(stack: Stack, notes: readonly Entry[], period: number): Promise<void> {
  const { cid } = await collectionIndex({ kind: 'note', period }, notes);
  const first = notes[0] as Entry;
  for (let i = 0; i < 600; i++) {
    const root = await fetch(`${stack.gateway}/ipfs/${cid}?format=raw`);
    const block = await fetch(`${stack.gateway}/ipfs/${cidOf(first.digest)}?format=raw`);
    await Promise.all([root.arrayBuffer(), block.arrayBuffer()]);
    if (root.ok && block.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The gateway did not publish the collection root of ${period} within a minute.`);
}
