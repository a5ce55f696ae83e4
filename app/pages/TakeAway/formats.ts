import type { ExportFile } from '../../../registry/export/index.ts';
import { toBibtex, toCroissant, toCsl, toCsv, toDataPackage, toJson, toJsonLd, toMarkdown } from '../../../registry/export/index.ts';
import type { FormatName } from './names.ts';

/** How each form is written, and what its file says that it is. */
export const formats: Readonly<
  Record<FormatName, { ending: string; type: string; write(file: ExportFile, name: string): string | Promise<string> }>
> = {
  csv: { ending: '.csv', type: 'text/csv;charset=utf-8', write: toCsv },
  json: { ending: '.json', type: 'application/json', write: toJson },
  jsonld: { ending: '.jsonld', type: 'application/ld+json', write: toJsonLd },
  md: { ending: '.md', type: 'text/markdown;charset=utf-8', write: toMarkdown },
  bib: { ending: '.bib', type: 'application/x-bibtex;charset=utf-8', write: toBibtex },
  csl: { ending: '.csl.json', type: 'application/vnd.citationstyles.csl+json', write: toCsl },
  package: { ending: '.datapackage.json', type: 'application/json', write: toDataPackage },
  croissant: { ending: '.croissant.json', type: 'application/ld+json', write: toCroissant },
};
