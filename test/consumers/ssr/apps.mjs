/** The apps beside this file, and what is each framework's own. */

/**
 * `dev`: the framework tells of hydration in development only. `ready` runs in the page: whether a click on a link is the router's.
 */
export const APPS = {
  next: {
    name: 'Next.js',
    versionOf: 'next',
    dev: true,
    router: 'next/link',
    ready: () =>
      Object.keys(document.querySelector('main a') ?? {}).some((key) => key.startsWith('__reactProps')),
  },
  nuxt: {
    name: 'Nuxt',
    versionOf: 'nuxt',
    dev: true,
    router: 'NuxtLink',
    ready: () => window.useNuxtApp?.().isHydrating === false,
  },
  astro: {
    name: 'Astro',
    versionOf: 'astro',
    router: 'ClientRouter',
    // Its module runs before that. While pages change places, clicks reach neither.
    ready: () => document.readyState === 'complete' && !document.activeViewTransition,
  },
  node: {
    name: 'Node',
    // No router: each link is a document.
    ready: () => document.readyState === 'complete',
  },
};
