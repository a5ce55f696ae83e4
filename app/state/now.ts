let shown: Date | null = null;

/** The moment from which the age of what is shown counts: now, or that of the register of then. */
export const shownNow = (): Date => shown ?? new Date();

/** Says that a register of then is shown; null for that of now. */
export function showNow(moment: Date | null): void {
  shown = moment;
}
