import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startReading } from './state/register.ts';
import { applyStoredTheme } from './state/theme.ts';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/marks.css';
import './ui/states.css';
import './ui/shell/shell.css';

applyStoredTheme();
startReading();
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
