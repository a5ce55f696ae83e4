import { useMemo } from 'react';
import type { Headline } from '../../../registry/schema/claim.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { useMetric } from '../../state/register.ts';
import { type Series, seriesLike } from './series.ts';

/** A figure of the table. */
export interface Figure {
  slug: string;
  field: FieldId;
  claim: Headline;
}

/** The verified series that a figure belongs to; undefined while it is not there, and where there is none. */
export function useSeries({ slug, field, claim }: Figure): Series | undefined {
  const metric = useMetric(slug);
  const readings = typeof metric === 'object' && metric.state === 'verified' ? metric.document : undefined;
  return useMemo(() => readings && seriesLike(readings, field, claim), [readings, field, claim]);
}
