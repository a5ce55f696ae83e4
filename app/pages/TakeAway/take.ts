import { fileName } from '../../../registry/export/toCroissant.ts';
import type { Access, RegisterState } from '../../state/reading.ts';
import { saveFile } from '../Contribute/saveFile.ts';
import { formats } from './formats.ts';
import { type Shown, takenView } from './gather.ts';
import type { FormatName } from './names.ts';

/** Reads what the view shows and gives it to the reader as a file; answers how many records it has. */
export async function take(
  shown: Shown,
  format: FormatName,
  access: Access,
  firstPage: NonNullable<RegisterState['firstPage']>,
): Promise<number> {
  const file = await takenView(shown, access, firstPage);
  const { ending, type, write } = formats[format];
  saveFile(`${fileName(shown.name, file)}${ending}`, type, await write(file, shown.name));
  return file.records.length;
}
