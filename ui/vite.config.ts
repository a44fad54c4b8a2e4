import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import subsetFont from 'subset-font';
import { defineConfig, type Plugin } from 'vite';

/** Asks for the two letters that every page shows first together with the page itself. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const first = /golos-text-(cyrillic|latin)-wght-normal.*\.woff2$/;
        return Object.keys(bundle ?? {})
          .filter((name) => first.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}`, crossorigin: true },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

/** Of the font's third file only the rouble sign is ever shown: the rest would be a seventh of the first visit. */
function keepTheRouble(): Plugin {
  return {
    name: 'keep-the-rouble',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !/golos-text-latin-ext.*\.woff2$/.test(name)) continue;
        file.source = await subsetFont(Buffer.from(file.source), '\u20bd', { targetFormat: 'woff2' });
      }
    },
  };
}

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), preloadFonts(), keepTheRouble()],
  // Data addresses of fonts and scripts are refused by the server's content security policy.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  server: {
    proxy: { '/api': server, '/health': server, '/ready': server },
    fs: { allow: ['..'] },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true },
} as Parameters<typeof defineConfig>[0]);
