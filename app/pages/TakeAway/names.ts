import { word } from '../../words/t.tsx';

/** The forms that stand over every view, and those beside its citation. */
export const words = { csv: '.csv', json: '.json', jsonld: '.jsonld', bib: '.bib' } as const;
export const besideCitation = {
  md: word('Markdown'),
  csl: word('CSL-JSON'),
  package: word('Data package'),
  croissant: word('Croissant'),
} as const;
export type FormatName = keyof typeof words | keyof typeof besideCitation;
