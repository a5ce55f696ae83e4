import { formatNumber } from '../state/format.ts';
import { usePage, useRegister } from '../state/register.ts';
import { Leaving } from '../ui/Leaving.tsx';
import { t } from '../words/t.tsx';

/** What ends the foot of every page once it has what it needs: the channels and, on paper, where it stands and as of which block. */
export default function Colophon() {
  const { firstPage } = useRegister('firstPage');
  return (
    <>
      <Channels />
      {firstPage && (
        <p className="print-only">
          {t('{address}, as of block {block}', { address: location.href, block: formatNumber(Number(firstPage.blockNumber)) })}
        </p>
      )}
    </>
  );
}

/** The project's channels from the approved page “about”. */
function Channels() {
  const about = usePage('about');
  if (typeof about === 'string' || about.state !== 'verified') return null;
  const channels = about.document.channels ?? [];
  const without = channels.filter(({ url }) => !url).map(({ name }) => name);
  return (
    <ul aria-label={t('Contact and community')}>
      {channels.map(
        ({ name, url }) =>
          url && (
            <li key={name}>
              <Leaving href={url}>{name}</Leaving>
            </li>
          ),
      )}
      {without.length > 0 && (
        <li>
          {without.join(', ')}: <span className="to-come">{t('to be announced')}</span>
        </li>
      )}
    </ul>
  );
}
