/** The numbers written a second time, in BigInt and by searching: what the fast ones are compared with. */

/** u of a byte from its bits by the definition of E4M3: (-1)^s · 2^(e-7) · 1.m, or 2^-6 · 0.m, in units of 2^-9. */
export function slowDecode(byte: number): bigint {
  const bits = byte.toString(2).padStart(8, '0');
  const exponent = Number.parseInt(bits.slice(1, 5), 2);
  const fraction = BigInt(Number.parseInt(bits.slice(5), 2));
  const size = exponent === 0 ? fraction : (8n + fraction) << BigInt(exponent - 1);
  return bits[0] === '1' ? -size : size;
}

/** The sizes of the bytes 0x00 to 0x7e, which rise with the byte. */
const sizes = Array.from({ length: 127 }, (_, byte) => slowDecode(byte));

/** The nearest byte of acc · 2^-shift: of two as near, the even one. */
export function slowQuantize(acc: bigint, shift: number): number {
  const fine = 32n; // the value in units of 2^(-9-32) is whole for every shift
  const x = (acc < 0n ? -acc : acc) << (fine + BigInt(9 - shift));
  let [low, high] = [0, sizes.length - 1];
  while (low < high) {
    // The byte `middle` is too small if x lies above the midpoint to the next, or on it with `middle` odd.
    const middle = (low + high) >> 1;
    const midpoints = ((sizes[middle] as bigint) + (sizes[middle + 1] as bigint)) << (fine - 1n);
    if (x > midpoints || (x === midpoints && middle % 2 === 1)) low = middle + 1;
    else high = middle;
  }
  return acc < 0n && low > 0 ? low | 0x80 : low;
}

/** A softmax of integers u, over a table that is handed in. */
export function slowSoftmax(row: readonly bigint[], table: readonly number[]): number[] {
  const most = row.reduce((one, other) => (one > other ? one : other));
  const weights = row.map((u) => BigInt(table[Number((most - u) / 32n > 255n ? 255n : (most - u) / 32n)] as number));
  const sum = weights.reduce((all, one) => all + one);
  return weights.map((weight) => slowQuantize((weight * 2n ** 20n + sum / 2n) / sum, 20));
}
