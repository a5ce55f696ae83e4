import { Menu, Monitor, Moon, Search, Sun } from 'lucide';
import { useEffect, useState } from 'react';
import { asOf } from '../../state/route/moment.ts';
import type { Page } from '../../state/route.ts';
import { useTheme } from '../../state/theme.ts';
import { t, word } from '../../words/t.tsx';
import { Icon } from '../Icon.tsx';
import { RegisterMark } from '../marks/RegisterMark.tsx';
import { Find } from './Find.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useSlash } from './useSlash.ts';

/** In the order of the masthead, with the page that belongs under it. */
const nav: readonly { page: Page; label: string; under?: Page }[] = [
  { page: 'projects', label: word('Projects'), under: 'project' },
  { page: 'compare', label: word('Compare') },
  { page: 'notes', label: word('Notes'), under: 'note' },
  { page: 'contribute', label: word('Contribute') },
  { page: 'review', label: word('Review'), under: 'proposal' },
  { page: 'governance', label: word('Governance') },
  { page: 'status', label: word('Status') },
  { page: 'methodology', label: word('Methodology') },
  { page: 'reference', label: word('Reference') },
  { page: 'about', label: word('About') },
];
const icons = { system: Monitor, light: Sun, dark: Moon } as const;

const themeWords = { system: word('system'), light: word('light'), dark: word('dark') } as const;

/** Name, navigation, what leads anywhere at once, and the choices of colours and language. */
export function Masthead({ page, place, onSkip }: { page: Page; place: string; onSkip: () => void }) {
  const [theme, nextTheme] = useTheme();
  const [open, setOpen] = useState(false);
  const [finding, setFinding] = useState<boolean>();
  useSlash(page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place closes the menu
  useEffect(() => setOpen(false), [place]);
  return (
    <header className="masthead">
      <a
        className="skip"
        href={location.hash || '#/'}
        onClick={(event) => {
          event.preventDefault();
          onSkip();
        }}
      >
        {t('Skip to the content')}
      </a>
      <div className="wrap">
        <a className="wordmark" href={asOf('#/')}>
          <RegisterMark state="whole" />
          DeML OS
        </a>
        <nav id="nav" aria-label={t('Main')} data-open={open || undefined}>
          {nav.map(({ page: own, label, under }) => (
            <a key={own} href={asOf(`#/${own}`)} aria-current={page === own || page === under ? 'page' : undefined}>
              {t(label)}
            </a>
          ))}
          <button type="button" className="goto" aria-haspopup="dialog" onClick={() => setFinding(true)}>
            {t('Go to')}
          </button>
        </nav>
        <Find open={finding} onOpen={setFinding} />
        <a
          className="icon"
          href="#/search"
          aria-label={t('Search')}
          aria-current={page === 'search' ? 'page' : undefined}
          title={t('Search (press /)')}
        >
          <Icon node={Search} />
        </a>
        <button
          type="button"
          className="icon"
          onClick={nextTheme}
          aria-label={t('Colours: {theme}. Change', { theme: t(themeWords[theme]) })}
          title={t('Colours: {theme}', { theme: t(themeWords[theme]) })}
        >
          <Icon node={icons[theme]} />
        </button>
        <LanguageSwitch />
        <button
          type="button"
          className="icon menu"
          aria-expanded={open}
          aria-controls="nav"
          aria-label={t('Menu')}
          onClick={() => setOpen(!open)}
        >
          <Icon node={Menu} size={18} />
        </button>
      </div>
    </header>
  );
}
