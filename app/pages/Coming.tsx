import type { Entry } from '../../registry/actions/index.ts';
import { type DemlError, EndpointError, LackingError, UnavailableError } from '../../registry/errors/index.ts';
import { formatMoment } from '../state/format.ts';
import { t } from '../words/t.tsx';

/** An approved version that no gateway has yet: since when, who was asked, and that it comes by itself. */
export function Coming({ entry, error }: { entry: Entry; error: DemlError }) {
  return (
    <>
      <b>{t('Approved, content on its way.')}</b>{' '}
      {t('Version {version} was approved at {moment}.', {
        version: entry.version,
        moment: formatMoment(new Date(entry.approvedAt * 1000)),
      })}{' '}
      {askedOf(error)} {t('The gateways are asked again and again; it appears here by itself.')}
    </>
  );
}

/** Which gateways were asked, and what became of it. */
export function askedOf(error: DemlError): string {
  const failures = error instanceof UnavailableError ? error.failures : [];
  const hosts = (some: readonly Error[]) => [
    ...new Set(some.flatMap((one) => (one instanceof EndpointError && URL.canParse(one.endpoint) ? [new URL(one.endpoint).host] : []))),
  ];
  const lacking = hosts(failures.filter((one) => one instanceof LackingError));
  const silent = hosts(failures.filter((one) => !(one instanceof LackingError)));
  return [
    lacking.length > 0 &&
      t(lacking.length === 1 ? '{hosts} does not have it yet.' : '{hosts} do not have it yet.', { hosts: lacking.join(', ') }),
    silent.length > 0 && t('{hosts} gave no usable answer.', { hosts: silent.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
}
