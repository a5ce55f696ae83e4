/** The key under which the Lab's readings stand: of families at toy size, and of no system. */
export const LAB_KEY = 'lab';

export const isLabKey = (key: string): boolean => key === LAB_KEY;
