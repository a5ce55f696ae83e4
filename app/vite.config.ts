import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, preloadFonts } from './vite.plugins.ts';
import { ownScripts } from './vite.static.ts';

/** Relative addresses throughout: a release lives under /ipfs/<cid>/ as well as at the root of a host. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  // React looks for its developer tools by this name; a release has none, and is 0.4 KB smaller without the search.
  define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' },
  resolve: { alias: { 'react-remove-scroll': fileURLToPath(new URL('wallet/RemoveScroll.tsx', import.meta.url)) } },
  plugins: [react(), preloadFonts(/ibm-plex-sans-condensed-.*\.woff2$/), ownScripts(), contentSecurityPolicy()],
  build: {
    outDir: fileURLToPath(new URL('../dist/app', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // The parts of a page are named in what every reader loads first, so that they come with it. Of these pages they come one after the other.
      resolveDependencies: (page, parts) => (/\/(Contribute|Dispute|Governance|Lab|Proposal|Queue)-/.test(page) ? [] : parts),
    },
    reportCompressedSize: true,
    // What every page reads with is one chunk: apart, the pieces compress worse and cost a request each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'reader',
              test: /registry\/(actions\/(?!entryId|getCounts|getHeadsOf|proposals)|cid\/(?!carBytes)|collection|errors\/(?!contract|besideErrors|draft|logs|past)|schema\/(?!about|comment|fieldHelp|evidence|labKey|nearest|reproduction|statements|units)|verify\/(?!chainEvents)|generated\/views)|app\/(pages\/fromAddress|state\/(?!askAgain|route\/(?!moment|parts)|useFieldHelp|endpoints|indexers|past|peers\/|release|revisions)|ui\/(?!chart\/|[dD]ialog|ErrorBox|marks\/(?!RegisterMark)|diff\/|[fF]ollow|useFeeds|useMedia|lateFonts\.css|listPage\.css|parts\.css|shell\/[aA]sOf))|node_modules\/(canonicalize|react|react-dom|scheduler|zod)\//,
            },
            // What most pages draw with, and what writes addresses: each would be a dozen small requests.
            { name: 'drawing', test: /app\/(state\/route\/projects?\.|ui\/(marks\/|ErrorBox))/ },
            { name: 'addresses', test: /app\/state\/route\/|registry\/schema\/labKey/ },
          ],
        },
      },
    },
  },
});
