import { isLabKey } from '../../registry/schema/labKey.ts';
import { labHref } from '../state/route/lab.ts';
import { projectHref } from '../state/route/project.ts';
import { t } from '../words/t.tsx';

/** The page that shows the readings under a key. */
export const readingsHref = (key: string): string => (isLabKey(key) ? labHref() : projectHref(key, { group: 'metrics' }));

/** Whose readings a key holds, where the key says it badly. */
export const nameOfKey = (key: string): string => (isLabKey(key) ? t('the Lab') : key);
