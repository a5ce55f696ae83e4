import type { Overview } from '../../../../registry/schema/index.ts';
import { isDrawn, trustOf } from '../../../../registry/trust/index.ts';
import { t } from '../../../words/t.tsx';
import { TrustDrawing } from './TrustDrawing.tsx';
import { ChecksTable, PartiesTable } from './TrustTables.tsx';
import './trust.css';

/** Who must be honest for what, what checks the work, and what nobody checks: drawn, and below it in words. */
export function TrustModel({ overview }: { overview: Overview }) {
  const trust = trustOf(overview);
  if (!isDrawn(trust)) return null;
  return (
    <div className="trust-model">
      <h3>{t('Who must be honest')}</h3>
      <TrustDrawing trust={trust} name={overview.name} />
      <PartiesTable trust={trust} slug={overview.slug} />
      <ChecksTable trust={trust} slug={overview.slug} />
    </div>
  );
}
