/** The forms that stand over every view, and those beside its citation. */
export const words = { csv: '.csv', json: '.json', jsonld: '.jsonld', bib: '.bib' } as const;
export const besideCitation = { csl: 'CSL-JSON', package: 'Data package', croissant: 'Croissant' } as const;
export type FormatName = keyof typeof words | keyof typeof besideCitation;
