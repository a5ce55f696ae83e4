import type { Seating } from '../../../registry/records/index.ts';
import { useWallet } from '../../wallet/useWallet.ts';
import { seatOf } from './seatOf.ts';
import { Account } from './Votes.tsx';

/** Who is looking: nobody, an account, or a curator with a seat. */
export function ConnectLine({ council }: { council: Seating }) {
  const wallet = useWallet();
  const { account, status } = wallet;
  if (!account)
    return (
      <p className="connect-line">
        <button type="button" className="textbutton" disabled={status === 'connecting'} onClick={() => void wallet.connect()}>
          {status === 'connecting' ? 'Connecting' : 'Connect a wallet'}
        </button>{' '}
        to decide. Reading needs none.
      </p>
    );
  const seat = seatOf(council, account);
  return (
    <p className="connect-line">
      <Account address={account} /> {seat === null ? 'holds no curator’s seat' : `holds seat ${seat}`}
      {status === 'wrong-chain' && ', and its wallet is set to another chain'}.{' '}
      <button type="button" className="textbutton" onClick={() => void wallet.disconnect()}>
        Disconnect
      </button>
    </p>
  );
}
