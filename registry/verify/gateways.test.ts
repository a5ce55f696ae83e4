import { expect, it, vi } from 'vitest';
import { BadCarError, DigestMismatchError, EndpointError, TooLargeError } from '../errors/index.ts';
import { type GatewayReport, Gateways } from './gateways.ts';

const urls = ['https://a.example', 'https://b.example/', 'https://c.example/ipfs-gateway//'];
const order = (gateways: Gateways) =>
  gateways
    .inOrder()
    .map(({ url }) => url.slice(8, 9))
    .join('');
const at = (gateways: Gateways, i: number) => gateways.inOrder().find(({ url }) => url === urls[i]?.replace(/\/+$/, '')) as GatewayReport;

it('asks in the order of the configuration, without slashes at the end', () => {
  const gateways = new Gateways(urls);
  expect(gateways.reports().map(({ url }) => url)).toEqual(['https://a.example', 'https://b.example', 'https://c.example/ipfs-gateway']);
  expect(order(gateways)).toBe('abc');
});

it('asks one that failed after the others, and one that lied last, for the whole session', () => {
  const gateways = new Gateways(urls);
  gateways.failed(at(gateways, 0), new DigestMismatchError('https://a.example', 'x', 'y'));
  gateways.failed(at(gateways, 1), new EndpointError('https://b.example', 'answered 500'));
  expect(order(gateways)).toBe('cba');
  gateways.succeeded(at(gateways, 1), 1);
  expect(order(gateways)).toBe('bca');
  gateways.succeeded(at(gateways, 0), 1);
  gateways.failed(at(gateways, 0), new EndpointError('https://a.example', 'answered 500'));
  expect(at(gateways, 0).state).toBe('refused');
});

it('takes wrong bytes and malformed CARs for lies, and long answers for failures', () => {
  const gateways = new Gateways(urls);
  gateways.failed(at(gateways, 0), new BadCarError('a', 'it is empty'));
  gateways.failed(at(gateways, 1), new TooLargeError('b', 2, 1));
  expect(gateways.reports().map(({ state }) => state)).toEqual(['refused', 'failed', 'untried']);
});

it('does not blame a gateway for being slower', () => {
  const onChange = vi.fn();
  const gateways = new Gateways(urls, onChange);
  gateways.failed(at(gateways, 0), new DOMException('another gateway was faster', 'AbortError'));
  expect(at(gateways, 0).state).toBe('untried');
  expect(onChange).not.toHaveBeenCalled();
});

it('hands out reports that cannot change it', () => {
  const gateways = new Gateways(urls);
  (gateways.reports()[0] as GatewayReport).state = 'refused';
  expect(order(gateways)).toBe('abc');
});
