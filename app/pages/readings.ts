import { labHref } from '../state/route/lab.ts';
import { projectHref } from '../state/route/project.ts';
import { t } from '../words/t.tsx';

/** The key of the Lab's readings, which are of no system. */
const LAB = 'lab';

export const isLab = (key: string): boolean => key === LAB;

/** The page that shows the readings under a key. */
export const readingsHref = (key: string): string => (isLab(key) ? labHref() : projectHref(key, { group: 'metrics' }));

/** Whose readings a key holds, where the key says it badly. */
export const nameOfKey = (key: string): string => (isLab(key) ? t('the Lab') : key);
