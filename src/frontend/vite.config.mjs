import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tokens } from './tokens-plugin.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // Forge serves the resource below a path that is only known at run time.
  base: './',
  plugins: [react(), tokens()],
  resolve: {
    alias: [
      {
        find: /^@atlaskit\/feature-gate-js-client(\/feature-gates)?$/,
        replacement: here('app/feature-gate-stub.ts'),
      },
      { find: /^tslib$/, replacement: here('tslib.mjs') },
    ],
  },
  css: {
    modules: { localsConvention: 'camelCaseOnly', generateScopedName: '[local]_[hash:base64:6]' },
  },
  build: {
    outDir: here('../../static/ui'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy of Custom UI refuses inline scripts, and the polyfill is one.
    modulePreload: { polyfill: false },
    // No data: addresses; everything is a file of its own origin.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
