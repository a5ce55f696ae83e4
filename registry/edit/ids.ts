import type { FieldId } from '../schema/index.ts';

/**
 * An id for a new claim of a field, as `verification-trust-model-4`: one more than the highest number in `taken`. Give
 * the ids of the head as well as those of the draft, so that an id that was removed is not given to another claim.
 */
export function newClaimId(field: FieldId, taken: Iterable<string>): string {
  const stem = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('.', '-');
  return numbered(stem, taken);
}

/** A ref for a source, from its title: lowercase ASCII, not among `taken`. */
export function newRef(title: string, taken: Iterable<string>): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let stem = '';
  for (const word of words ?? ['source']) {
    if (stem && stem.length + word.length > 47) break;
    stem = (stem ? `${stem}-${word}` : word).slice(0, 48);
  }
  const used = new Set(taken);
  return used.has(stem) ? numbered(stem, used, 2) : stem;
}

function numbered(stem: string, taken: Iterable<string>, first = 1): string {
  let highest = first - 1;
  for (const id of taken) {
    const number = id.startsWith(`${stem}-`) ? id.slice(stem.length + 1) : '';
    if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number));
  }
  return `${stem}-${highest + 1}`;
}
