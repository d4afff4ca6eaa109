import '@acquaint/kit/tokens.css';
import '@acquaint/kit/ground.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/content.css';
import './styles/camera.css';
import './styles/motions.css';
import { initialLocale, LocaleProvider, pickLocale, prepareLocale } from '@acquaint/kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createApplyApi } from './session/api.ts';
import { languageOf, takeToken } from './session/link.ts';
import { sessionOpener } from './session/open.ts';
import { loadMessages } from './words/messages.ts';

const root = document.getElementById('root');
if (root) await start(root);

async function start(element: HTMLElement): Promise<void> {
  const carried = languageOf(window.location);
  const locale = carried === null ? initialLocale() : pickLocale([carried]);
  const token = takeToken(window.location, window.history);
  const api = createApplyApi(() => document.documentElement.lang || locale);
  document.documentElement.lang = locale;
  const open = sessionOpener(api, token);
  const opening = open();
  const messages = await prepareLocale(locale, loadMessages);
  createRoot(element).render(
    <StrictMode>
      <LocaleProvider initial={{ locale, messages }} load={loadMessages}>
        <App api={api} open={open} opening={opening} />
      </LocaleProvider>
    </StrictMode>,
  );
}
