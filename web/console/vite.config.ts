import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Where `npm run dev` serves the API; a browser on the built console has it on its own origin.
const SERVER = process.env.ACQUAINT_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: 'es2022',
    // The page's policy allows nothing inline, so that no asset becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Charts are one lazy chunk of this size.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/v1': SERVER, '/problems': SERVER } },
});
