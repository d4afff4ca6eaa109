import { applyTheme, initialLocale, LocaleProvider, loadAllFonts, prepareLocale, readTheme } from '@acquaint/kit';
import '@acquaint/kit/tokens.css';
import '@acquaint/kit/ground.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './client.ts';
import './evidence/evidence.css';
import { loadMessages } from './languages.ts';
import { router } from './router.tsx';
import { Look } from './ui/look.tsx';
import { Toasts } from './ui/toasts.tsx';

applyTheme(readTheme());

const locale = initialLocale();
const messages = await prepareLocale(locale, loadMessages);
// Names come in every script; their letters load after the first paint, and only the subsets that are on the page.
setTimeout(() => void loadAllFonts(), 0);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

createRoot(root).render(
  <StrictMode>
    <LocaleProvider initial={{ locale, messages }} load={loadMessages}>
      <QueryClientProvider client={createQueryClient()}>
        <Look>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </Look>
      </QueryClientProvider>
    </LocaleProvider>
  </StrictMode>,
);
