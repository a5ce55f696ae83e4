/** `1,234.5` and `1 234.5` as people write them; the text itself where it is no number. */
export function numberIn(text: string): number | string {
  const plain = text.replace(/(?<=\d)[,\s\u2009\u00a0](?=\d{3}(\D|$))/g, '');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : text;
}
