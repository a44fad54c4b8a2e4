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

/**
 * Leaves of the fonts what the pages show: three weights of nine, and of the third file the rouble sign alone.
 * Fonts are the larger half of a first visit.
 */
function trimFonts(): Plugin {
  const variationAxes = { wght: { min: 400, max: 600, default: 400 } };
  return {
    name: 'trim-fonts',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.woff2')) continue;
        const isRouble = name.includes('latin-ext');
        const trim = { targetFormat: 'woff2', variationAxes, keepAllGlyphs: !isRouble } as const;
        file.source = await subsetFont(Buffer.from(file.source), isRouble ? '\u20bd' : '', trim);
      }
    },
  };
}

/** Parts of rooms, and what they are made of; words stay apart, a language each. */
const SHARED = /[\\/](node_modules|src[\\/](api|design|facts|plan|rooms|service|shell|words))[\\/]/;

const server = process.env.ZADEL_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), preloadFonts(), trimFonts()],
  // Data addresses of fonts and scripts are refused by the server's content security policy.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      output: {
        // What rooms share is one file: forty small ones cost more in headers than in contents.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'shared', test: SHARED, minShareCount: 2 }] },
      },
    },
  },
  server: {
    proxy: { '/api': server, '/health': server, '/ready': server },
    fs: { allow: ['..'] },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true },
} as Parameters<typeof defineConfig>[0]);
