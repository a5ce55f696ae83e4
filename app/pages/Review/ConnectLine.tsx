import type { Seating } from '../../../registry/records/index.ts';
import { useWallet } from '../../wallet/useWallet.ts';
import { T, t } from '../../words/t.tsx';
import { seatOf } from './seatOf.ts';
import { Account } from './Votes.tsx';

/** Who is looking: nobody, an account, or a curator with a seat. */
export function ConnectLine({ council }: { council: Seating }) {
  const wallet = useWallet();
  const { account, status } = wallet;
  if (!account)
    return (
      <p className="connect-line">
        <T
          text="{connect} to decide. Reading needs none."
          connect={
            <button type="button" className="textbutton" disabled={status === 'connecting'} onClick={() => void wallet.connect()}>
              {status === 'connecting' ? t('Connecting') : t('Connect a wallet')}
            </button>
          }
        />
      </p>
    );
  const seat = seatOf(council, account);
  return (
    <p className="connect-line">
      {seat === null ? (
        <T text="{account} holds no curator’s seat." account={<Account address={account} />} />
      ) : (
        <T text="{account} holds seat {seat}." account={<Account address={account} />} seat={seat} />
      )}{' '}
      {status === 'wrong-chain' && `${t('Its wallet is set to another chain.')} `}
      <button type="button" className="textbutton" onClick={() => void wallet.disconnect()}>
        {t('Disconnect')}
      </button>
    </p>
  );
}
