import { gatewayUploader, KUBO_RPC, kuboUploader, pinataUploader, type Uploader } from '../../../../registry/upload/index.ts';
import { word } from '../../../words/t.tsx';

/** Where the blocks may go. A CAR is taken home, and put wherever its owner likes. */
export const places = ['gateway', 'kubo', 'pinata', 'car'] as const;
export type Place = (typeof places)[number];

export const placeWords: Readonly<Record<Place, { name: string; says: string }>> = {
  gateway: { name: word('The register’s gateway'), says: word('Keeps it for a day, and for good once a proposal names it.') },
  kubo: { name: word('Your own IPFS node (Kubo)'), says: word('It must allow this page, and be reachable for the gateways.') },
  pinata: { name: 'Pinata', says: word('With a JWT of yours, which stays in this tab’s memory.') },
  car: { name: word('Download the CAR'), says: word('Publish it in your own way, then come back: the draft waits here.') },
};

export interface PlaceSettings {
  gateway: string;
  kubo: string;
  jwt: string;
}

export const defaultSettings = (gateways: readonly string[]): PlaceSettings => ({ gateway: gateways[0] ?? '', kubo: KUBO_RPC, jwt: '' });

/** The service of a place. Throws `BadConfigError` for an address or a JWT that is none. */
export function uploaderOf(place: Exclude<Place, 'car'>, settings: PlaceSettings): Uploader {
  switch (place) {
    case 'gateway':
      return gatewayUploader(settings.gateway);
    case 'kubo':
      return kuboUploader(settings.kubo);
    case 'pinata':
      return pinataUploader(settings.jwt);
  }
}
