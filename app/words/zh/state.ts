import type { Catalog } from '../language.ts';

export const state: Catalog = {
  '{count} mo': '{count} 个月',
};
