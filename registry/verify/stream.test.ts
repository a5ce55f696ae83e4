import { describe, expect, it, vi } from 'vitest';
import { EndpointError, TooLargeError } from '../errors/index.ts';
import { chunks, concat, within } from './stream.ts';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** A response whose body is made of these chunks, one each `gapMs`; it never ends when `open`. */
function respond(sizes: readonly number[], { gapMs = 0, open = false, onCancel = () => {} } = {}): Response {
  const rest = [...sizes];
  return new Response(
    new ReadableStream({
      async pull(controller) {
        if (gapMs) await sleep(gapMs);
        const size = rest.shift();
        if (size !== undefined) controller.enqueue(new Uint8Array(size).fill(7));
        else if (open) await new Promise(() => {});
        else controller.close();
      },
      cancel: onCancel,
    }),
  );
}
const options = { limit: 100_000, stallMs: 1_000, what: 'https://a.example' };

describe('chunks', () => {
  it('gives the bytes in any cut', async () => {
    expect(await concat(chunks(respond([1, 5, 3_000, 2]), options))).toEqual(new Uint8Array(3_008).fill(7));
    expect(await concat(chunks(new Response(null, { status: 204 }), options))).toEqual(new Uint8Array());
  });

  it('reads up to the limit, and stops an endless body one chunk later', async () => {
    expect(await concat(chunks(respond([60, 40]), { ...options, limit: 100 }))).toHaveLength(100);
    const onCancel = vi.fn();
    await expect(concat(chunks(respond(Array(1_000).fill(50), { onCancel }), { ...options, limit: 100 }))).rejects.toThrow(TooLargeError);
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('ends a silent body after the stall, and lets it go', async () => {
    const onCancel = vi.fn();
    const error = await concat(chunks(respond([10], { open: true, onCancel }), { ...options, stallMs: 50 })).catch((one) => one);
    expect(error).toBeInstanceOf(EndpointError);
    expect(error.message).toBe('https://a.example: was silent for too long.');
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('ends a body that drips, however long it goes on', async () => {
    const started = performance.now();
    await expect(concat(chunks(respond(Array(10_000).fill(1), { gapMs: 20 }), { ...options, stallMs: 200 }))).rejects.toThrow(
      EndpointError,
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('waits for a slow body that makes progress, and reports it', async () => {
    const progress = vi.fn();
    expect(await concat(chunks(respond(Array(8).fill(4_096), { gapMs: 60 }), { ...options, stallMs: 300, progress }))).toHaveLength(32_768);
    expect(progress).toHaveBeenCalledTimes(8);
  });

  it('counts the wait for bytes, not the time that the caller takes', async () => {
    let total = 0;
    for await (const chunk of chunks(respond([1, 1, 1, 1]), { ...options, stallMs: 150 })) {
      total += chunk.length;
      await sleep(60);
    }
    expect(total).toBe(4);
  });

  it('lets the body go when the caller stops early', async () => {
    const onCancel = vi.fn();
    for await (const _ of chunks(respond([1, 1, 1], { open: true, onCancel }), options)) break;
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('names the endpoint whose body breaks', async () => {
    const broken = new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }));
    await expect(concat(chunks(broken, options))).rejects.toThrow('https://a.example: terminated.');
  });
});

describe('within', () => {
  it('gives the result, or the failure with its endpoint, or silence', async () => {
    expect(await within(Promise.resolve(1), 50, 'a')).toBe(1);
    await expect(within(Promise.reject(new TypeError('fetch failed')), 50, 'a')).rejects.toThrow('a: fetch failed.');
    await expect(within(new Promise(() => {}), 20, 'a')).rejects.toThrow(EndpointError);
  });

  it('lets an abort pass as it is', async () => {
    const abort = new DOMException('stop', 'AbortError');
    await expect(within(Promise.reject(abort), 50, 'a')).rejects.toBe(abort);
  });
});
