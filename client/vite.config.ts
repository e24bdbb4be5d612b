import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { oneLanguage } from './vite/one-language.ts';

const server = process.env['TANDEM_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [oneLanguage(), react()],
  build: {
    target: 'es2022',
    // Fonts stay files of their own: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    // What belongs to this build, for the service worker that keeps it for a start without a network.
    manifest: 'files.json',
    rolldownOptions: {
      // The public page is no part of the program: a script and a file of styles of its own, which the server finds in the manifest.
      input: { app: 'index.html', 'service-worker': 'src/service-worker.ts', 'share-page': 'share-page/share-page.ts' },
      // The worker's address must not change with its content, and must be at the root to serve every page.
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : `${name === 'share-page' ? name : 'assets'}/[name]-[hash].js`,
        assetFileNames: ({ names }) => `${names.includes('share-page.css') ? 'share-page' : 'assets'}/[name]-[hash][extname]`,
      },
    },
  },
  // Tests wait for states; how long that may take is for a busy machine to say, not for a test.
  // Every core works, and files share the modules of their worker: loading them anew for each took a third of the time.
  test: { testTimeout: 30_000, isolate: false, maxWorkers: '100%' },
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
      '/ws': { target: server, ws: true },
    },
  },
});
