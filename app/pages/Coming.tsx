import type { Entry } from '../../registry/actions/index.ts';
import { type DemlError, EndpointError, LackingError, UnavailableError } from '../../registry/errors/index.ts';
import { formatMoment } from '../state/format.ts';

/** An approved version that no gateway has yet: since when, who was asked, and that it comes by itself. */
export function Coming({ entry, error }: { entry: Entry; error: DemlError }) {
  return (
    <>
      <b>Approved, content on its way.</b> Version {entry.version} was approved at {formatMoment(new Date(entry.approvedAt * 1000))}.{' '}
      {askedOf(error)} The gateways are asked again and again; it appears here by itself.
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
    lacking.length > 0 && `${lacking.join(', ')} ${lacking.length === 1 ? 'does' : 'do'} not have it yet.`,
    silent.length > 0 && `${silent.join(', ')} gave no usable answer.`,
  ]
    .filter(Boolean)
    .join(' ');
}
