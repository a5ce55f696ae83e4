/** Whether two parts say the same: the same thing, or one list or record of the same things as the other; of months, lists of lists. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one) as (keyof typeof one)[];
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.is(one[name], other[name]) || areSameLists(one[name], other[name]))
  );
}

const areSameLists = (one: unknown, other: unknown): boolean => Array.isArray(one) && Array.isArray(other) && isSame(one, other);
