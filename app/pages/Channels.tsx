import { usePage } from '../state/register.ts';
import { Leaving } from '../ui/Leaving.tsx';
import { t } from '../words/t.tsx';

/** The project's channels from the approved page “about”, in the foot of every page. */
export default function Channels() {
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
