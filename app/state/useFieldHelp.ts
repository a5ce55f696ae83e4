import { useEffect, useState } from 'react';
import type { FieldId } from '../../registry/schema/fields.ts';
import { useIdle } from './useIdle.ts';

/** What each field asks, for pages that stand without it: it comes once the page is drawn. */
export function useFieldHelp(): Readonly<Record<FieldId, string>> | undefined {
  const [help, setHelp] = useState<Readonly<Record<FieldId, string>>>();
  const idle = useIdle(true);
  useEffect(() => {
    if (idle) void import('../../registry/schema/fieldHelp.ts').then(({ fieldHelp }) => setHelp(fieldHelp)).catch(() => {}); // a hint only
  }, [idle]);
  return help;
}
