import type { ExportFile } from './schema.ts';

/** The view as `deml.export/1`: everything, typed. */
export const toJson = (file: ExportFile): string => `${JSON.stringify(file, null, 2)}\n`;
