import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { headingIds } from './build/headingIds.ts';
import { koreanOnly } from './build/koreanOnly.ts';
import { leanZod } from './build/leanZod.ts';
import { lessonModules } from './build/lessonModules.ts';
import { precompress } from './build/precompress.ts';

/** Where `npm start` listens when the page is served by Vite itself, for work on the page. */
const server = process.env.SOCKETLAB_SERVER ?? 'http://127.0.0.1:4650';

export default defineConfig(({ command, mode }) => {
  // Whoever builds it: a test that starts a server says `test`, and React would come as it is made for work on it, with every effect run twice.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    // `vite build --mode static`: scripts/lib/staticSite makes a site of it. Its addresses are relative, so that one build suits every folder.
    base: mode === 'static' ? './' : '/',
    define: { 'import.meta.env.SOCKETLAB_STATIC': JSON.stringify(mode === 'static') },
    plugins: [
      lessonModules(),
      koreanOnly(),
      leanZod(),
      { enforce: 'pre', ...mdx({ rehypePlugins: [headingIds] }) },
      react({ include: /\.(?:tsx|mdx)$/ }),
      // A web host compresses by itself, or not at all.
      ...(mode === 'static' ? [] : [precompress()]),
    ],
    // The lessons' MDX lies in a package that has no React of its own.
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      target: 'es2022',
      // The page's Content-Security-Policy knows no data: URLs for fonts or scripts.
      assetsInlineLimit: 0,
      // Browsers without modulepreload load the same files a little later: no reason to send everybody a stand-in for it.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1600,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What a lesson needs at once comes in two pieces, whoever else uses parts of it: many small ones compress worse.
            groups: [
              { name: 'base', test: /\/src\/main\.tsx$/, priority: 2 },
              { name: 'lesson', test: /\/src\/lesson\/LessonPage\.tsx$/, priority: 1 },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      proxy: {
        '/api': { target: server },
        '/ws': { target: server, ws: true },
      },
    },
  };
});
