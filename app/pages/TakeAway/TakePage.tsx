import type { Entry } from '../../../registry/actions/index.ts';
import { recordsOfPage } from '../../../registry/export/recordsOf.ts';
import type { Page } from '../../../registry/schema/documents.ts';
import { pageHref } from '../../state/route/page.ts';
import { TakeAway } from './TakeAway.tsx';

/** A page of text. */
export default function TakePage({ entry, document }: { entry: Entry; document: Page }) {
  return (
    <TakeAway
      shown={{
        title: `page “${document.title}”`,
        name: `page-${entry.key}`,
        address: pageHref(entry.key),
        subject: 'sections',
        collections: [{ kind: 'page', period: 0 }],
        waiting: false,
        records: async () => recordsOfPage(entry, document),
      }}
    />
  );
}
