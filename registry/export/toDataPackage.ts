import type { ExportFile } from './schema.ts';
import { exportColumns } from './table.ts';
import { worksOf } from './works.ts';

/** The view as one file of a Frictionless data package: what it is, its Table Schema, and its rows inside. */
export function toDataPackage(file: ExportFile): string {
  const columns = exportColumns[file.subject];
  const { state } = file;
  return `${JSON.stringify(
    {
      profile: 'tabular-data-package',
      name: `deml-${file.subject}-block-${state.block}`,
      title: `DeML OS: ${file.title}`,
      description: `As registered on chain ${state.chainId} by ${state.registry} at block ${state.block}, ${state.time}.`,
      homepage: file.url,
      version: `${state.block}.0.0`,
      created: state.time,
      licenses: [{ name: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
      sources: worksOf(file).map(({ title, url }) => ({ title, ...(url && { path: url }) })),
      resources: [
        {
          profile: 'tabular-data-resource',
          name: file.subject,
          // Rows as arrays under one line of names: not every reader takes objects, and they are smaller.
          data: [columns.map(({ name }) => name), ...file.records.map((record) => columns.map((column) => column.of(record) ?? null))],
          schema: { fields: columns.map(({ name, type, description }) => ({ name, type, description })), missingValues: [''] },
        },
      ],
    },
    null,
    2,
  )}\n`;
}
