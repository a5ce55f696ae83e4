let shown: Date | null = null;
let read = new Date();

/** Ages are counted in days; for so long a moment stays the same object, and what was drawn from it is not drawn anew, ms. */
const HOUR = 3_600_000;

/** The moment from which the age of what is shown counts: now, or that of the register of then. */
export function shownNow(): Date {
  if (Math.abs(Date.now() - read.getTime()) > HOUR) read = new Date();
  return shown ?? read;
}

/** Says that a register of then is shown; null for that of now. */
export function showNow(moment: Date | null): void {
  shown = moment;
}
