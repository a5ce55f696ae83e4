import { Menu, Monitor, Moon, Search, Sun } from 'lucide';
import { useEffect, useState } from 'react';
import { asOf } from '../../state/route/moment.ts';
import type { Page } from '../../state/route.ts';
import { useTheme } from '../../state/theme.ts';
import { Icon } from '../Icon.tsx';
import { RegisterMark } from '../marks/RegisterMark.tsx';
import { useSlash } from './useSlash.ts';

/** In the order of the masthead, with the pages that belong under each. */
const nav: readonly { page: Page; label: string; under: readonly Page[] }[] = [
  { page: 'projects', label: 'Projects', under: ['projects', 'project'] },
  { page: 'notes', label: 'Notes', under: ['notes', 'note'] },
  { page: 'contribute', label: 'Contribute', under: ['contribute'] },
  { page: 'review', label: 'Review', under: ['review', 'proposal'] },
  { page: 'governance', label: 'Governance', under: ['governance'] },
  { page: 'status', label: 'Status', under: ['status'] },
  { page: 'methodology', label: 'Methodology', under: ['methodology'] },
  { page: 'reference', label: 'Reference', under: ['reference'] },
  { page: 'about', label: 'About', under: ['about'] },
];
const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Name, navigation, and the choice of light or dark. */
export function Masthead({ page, onSkip }: { page: Page; onSkip: () => void }) {
  const [theme, nextTheme] = useTheme();
  const [open, setOpen] = useState(false);
  useSlash(page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [page]);
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
        Skip to the content
      </a>
      <div className="wrap">
        <a className="wordmark" href={asOf('#/')}>
          <RegisterMark state="whole" />
          DeML OS
        </a>
        <nav id="nav" aria-label="Main" data-open={open || undefined}>
          {nav.map((one) => (
            <a key={one.page} href={asOf(`#/${one.page}`)} aria-current={one.under.includes(page) ? 'page' : undefined}>
              {one.label}
            </a>
          ))}
        </nav>
        <a
          className="icon"
          href="#/search"
          aria-label="Search"
          aria-current={page === 'search' ? 'page' : undefined}
          title="Search (press /)"
        >
          <Icon node={Search} />
        </a>
        <button type="button" className="icon" onClick={nextTheme} aria-label={`Colours: ${theme}. Change`} title={`Colours: ${theme}`}>
          <Icon node={icons[theme]} />
        </button>
        <button
          type="button"
          className="icon menu"
          aria-expanded={open}
          aria-controls="nav"
          aria-label="Menu"
          onClick={() => setOpen(!open)}
        >
          <Icon node={Menu} size={18} />
        </button>
      </div>
    </header>
  );
}
