import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { preloadPage } from './pages/pages.ts';
import { startReading } from './state/register.ts';
import { parseRoute } from './state/route.ts';
import { applyStoredTheme } from './state/storedTheme.ts';
import { preferred, show } from './words/language.ts';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/marks.css';
import './ui/states.css';
import './ui/shell/shell.css';

applyStoredTheme();
startReading();

const render = () =>
  createRoot(document.getElementById('app') as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// The first page is fetched before the first render: once React has shown a fallback, it holds what follows back for 300 ms.
Promise.all([preloadPage(parseRoute(location.hash).page), show(preferred())]).then(render, render);
