/**
 * Where the release stands: the folder of its `index.html`, for what is asked of the release itself. A static page names the way there
 * (`data-root`); it is read once, before the address becomes that of a hash route.
 */
export const root: URL =
  typeof document === 'undefined'
    ? new URL('http://release.invalid/')
    : new URL(document.documentElement.dataset.root ?? './', document.baseURI);
