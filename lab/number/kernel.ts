import { kernelBytes } from './generated/kernelBytes.ts';
import type { Matmul } from './matmul.ts';

interface Exports {
  memory: WebAssembly.Memory;
  multiply(a: number, b: number, out: number, m: number, n: number, k: number): void;
}

const page = 65_536;
const upTo = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Rows of `k` numbers at a place of memory where each row has `wide`, the rest zero. */
function place(memory: Float64Array, at: number, numbers: Float64Array, k: number, wide: number, end: number): void {
  memory.fill(0, at, end);
  if (k === wide) memory.set(numbers, at);
  else for (let i = 0; i * k < numbers.length; i++) memory.set(numbers.subarray(i * k, i * k + k), at + i * wide);
}

/**
 * The product by WebAssembly SIMD, equal to `matmul` to the bit; undefined where the engine has no WebAssembly
 * (Node with --jitless, a page whose policy forbids it).
 */
export function kernel(): Matmul | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  let exports: Exports;
  try {
    const bytes = Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0));
    exports = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return undefined;
    throw error;
  }
  return (a, b, { m, n, k }) => {
    const [rows, cols, wide] = [upTo(m, 2), upTo(n, 4), upTo(k, 2)];
    const [atB, atOut, end] = [rows * wide, (rows + cols) * wide, (rows + cols) * wide + rows * cols];
    const missing = Math.ceil((end * 8 - exports.memory.buffer.byteLength) / page);
    if (missing > 0) exports.memory.grow(missing);
    const memory = new Float64Array(exports.memory.buffer);
    place(memory, 0, a, k, wide, atB);
    place(memory, atB, b, k, wide, atOut);
    exports.multiply(0, atB * 8, atOut * 8, rows, cols, wide);
    if (n === cols) return memory.slice(atOut, atOut + m * n);
    const out = new Float64Array(m * n);
    for (let i = 0; i < m; i++) out.set(memory.subarray(atOut + i * cols, atOut + i * cols + n), i * n);
    return out;
  };
}
