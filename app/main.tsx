import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { preloadPage } from './pages/pages.ts';
import { startReading } from './state/register.ts';
import { root } from './state/root.ts';
import { parseRoute } from './state/route.ts';
import { applyStoredTheme } from './state/storedTheme.ts';
import { preferred, show } from './words/language.ts';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/marks.css';
import './ui/states.css';
import './ui/shell/shell.css';
import './ui/drawn.css';

applyStoredTheme();
const { dataset } = document.documentElement;
const { route, other } = dataset;
const tree = (
  <StrictMode>
    <App />
  </StrictMode>
);

/** Draws the page of the address, in place of whatever stands there. */
async function draw(): Promise<void> {
  if (route !== undefined) history.replaceState(history.state, '', new URL(location.hash || route, root));
  const app = document.getElementById('app') as HTMLElement;
  // What was drawn for another address or language is hidden; it goes at once, for whoever looks for things in the page.
  if (other !== undefined) app.replaceChildren();
  document.getElementById('app-narrow')?.remove();
  startReading();
  // The first page is fetched before the first render: once React has shown a fallback, it holds what follows back for 300 ms.
  await Promise.all([preloadPage(parseRoute(location.hash).page), show(preferred())]).catch(() => {});
  app.className = '';
  createRoot(app).render(tree);
}

/** A static page is an entrance: where it shows what was asked for, the app goes on from it. */
async function enter(): Promise<void> {
  const { enter } = await import('./static/enter.tsx');
  if (await enter(tree)) startReading();
  else await draw();
}

void (route !== undefined && other === undefined ? enter().catch(draw) : draw());
