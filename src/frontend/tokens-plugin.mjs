import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const NAME = 'virtual:sightline-tokens.css';
const THEMES = ['light', 'dark', 'spacing', 'typography', 'shape'];

/**
 * Puts the theme CSS of @atlaskit/tokens into the build. The package injects it as style elements at run time, which the policy
 * without `unsafe-inline` refuses. Everything but dark also holds before the host has set the theme attributes.
 */
export function tokens() {
  return {
    name: 'sightline-tokens',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const parts = await Promise.all(THEMES.map(themeCss));
      return parts.join('\n');
    },
  };
}

async function themeCss(theme) {
  const file = require.resolve(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`);
  const loaded = await import(pathToFileURL(file).href);
  const css = loaded.default.default ?? loaded.default;
  return theme === 'dark' ? css : css.replace(/^\s*html\[/, ':root, html[');
}
