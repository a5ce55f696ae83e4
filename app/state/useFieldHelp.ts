import { useEffect, useState } from 'react';
import type { FieldId } from '../../registry/schema/fields.ts';
import { useIdle } from './useIdle.ts';

/** What each field asks, for pages that stand without it: it comes once what made `ready` true is drawn. */
export function useFieldHelp(ready: boolean): Readonly<Record<FieldId, string>> | undefined {
  const [help, setHelp] = useState<Readonly<Record<FieldId, string>>>();
  const idle = useIdle(ready);
  useEffect(() => {
    if (idle) void import('../../registry/schema/fieldHelp.ts').then(({ fieldHelp }) => setHelp(fieldHelp)).catch(() => {}); // a hint only
  }, [idle]);
  return help;
}
