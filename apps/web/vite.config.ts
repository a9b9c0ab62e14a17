import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` listens when the page is served by Vite itself, for work on the page. */
const server = process.env.SOCKETLAB_SERVER ?? 'http://127.0.0.1:4650';

export default defineConfig({
  plugins: [{ enforce: 'pre', ...mdx() }, react({ include: /\.(?:tsx|mdx)$/ })],
  // The lessons' MDX lies in a package that has no React of its own.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    // The page's Content-Security-Policy knows no data: URLs for fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
});
