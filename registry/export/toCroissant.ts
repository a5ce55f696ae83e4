import { digestOf } from '../cid/index.ts';
import { citationText } from './cite.ts';
import type { ExportFile } from './schema.ts';
import { type ExportColumn, exportColumns } from './table.ts';
import { stateBibtex } from './toBibtex.ts';
import { toCsv } from './toCsv.ts';

/** The context of Croissant 1.0, inside the file (https://docs.mlcommons.org/croissant/docs/croissant-spec.html#appendix-1-json-ld-context). */
const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  isLiveDataset: 'cr:isLiveDataset',
  recordSet: 'cr:recordSet',
  source: 'cr:source',
} as const;

const dataTypes: Readonly<Record<ExportColumn['type'], string>> = {
  string: 'sc:Text',
  any: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
};

/** The name under which a view is saved, before its ending. */
export const fileName = (name: string, { state }: Pick<ExportFile, 'state'>): string => `deml-${name}-block-${state.block}`;

/**
 * Croissant 1.0 metadata of a view: what the `.csv` of the same view holds, column by column, and its sha-256. The file that
 * it describes lies beside it.
 */
export async function toCroissant(file: ExportFile, name: string): Promise<string> {
  const { state } = file;
  const csv = new TextEncoder().encode(toCsv(file));
  const csvName = `${fileName(name, file)}.csv`;
  return `${JSON.stringify(
    {
      '@context': context,
      '@type': 'sc:Dataset',
      '@id': file.url,
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      name: fileName(name, file),
      description: `DeML OS: ${file.title}. ${citationText(file)} A text that a spreadsheet would run as a formula has an apostrophe before it.`,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      url: file.url,
      ...(state.root !== null && { sameAs: `ipfs://${state.root}` }),
      creator: { '@type': 'sc:Organization', name: 'DeML OS contributors' },
      publisher: { '@type': 'sc:Organization', name: 'DeML OS' },
      datePublished: state.time,
      version: `${state.block}.0.0`,
      inLanguage: 'en',
      keywords: ['decentralized machine learning', file.subject],
      isLiveDataset: false,
      citeAs: stateBibtex(file),
      distribution: [
        {
          '@type': 'cr:FileObject',
          '@id': csvName,
          name: csvName,
          description: 'RFC 4180, UTF-8, one line a record.',
          contentUrl: csvName,
          contentSize: `${csv.length} B`,
          encodingFormat: 'text/csv',
          sha256: (await digestOf(csv)).slice(2),
        },
      ],
      recordSet: [
        {
          '@type': 'cr:RecordSet',
          '@id': file.subject,
          name: file.subject,
          description: `The ${file.subject} of the view, one record a line.`,
          field: exportColumns[file.subject].map((column) => ({
            '@type': 'cr:Field',
            '@id': `${file.subject}/${column.name}`,
            name: column.name,
            description: column.description,
            dataType: dataTypes[column.type],
            source: { fileObject: { '@id': csvName }, extract: { column: column.name } },
          })),
        },
      ],
    },
    null,
    2,
  )}\n`;
}
