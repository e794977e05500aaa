/**
 * Other embeddable lists, from npm. Each shows the same ten items, from the answer of the service it asks; of what is
 * changed in a peer's files, only the address of that service is.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBluesky, toBlueskyProfile, toCanonical, toFeedrapp, toMastodon, toPlainRss } from './news.mjs';
import { bundle } from './references.mjs';

export const VERSIONS = {
  'vanilla-rss': '1.4.0',
  '@idotj/mastodon-embed-timeline': '4.8.2',
  'bsky-embed': '0.2.7',
  'bluesky-profile-feed-embed': '1.0.4',
  '@canonical/latest-news': '2.2.1',
  '@lrnwebcomponents/rss-items': '4.0.4',
  emfed: '1.6.0',
};

/** bsky-embed's file holds all that it imports: its dependencies (100 MB) are left out, as they are for its readers. */
const WITHOUT_DEPENDENCIES = ['bsky-embed'];

/**
 * Installs what is not there yet, without install scripts.
 *
 * @param {string} folder its `node_modules` holds the peers
 * @param {string[]} names
 */
export function installPeers(folder, names) {
  const missing = names.filter((name) => installedVersion(folder, name) !== VERSIONS[name]);
  if (!missing.length) return;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = (args) =>
    execFileSync('npm', args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--loglevel=error'];
  const whole = missing.filter((name) => !WITHOUT_DEPENDENCIES.includes(name));
  const specifier = (name) => `${name}@${VERSIONS[name]}`;
  if (whole.length) npm(['install', ...flags, ...whole.map(specifier)]);
  for (const name of missing.filter((name) => WITHOUT_DEPENDENCIES.includes(name))) {
    const target = join(folder, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    const packed = execFileSync('npm', ['pack', specifier(name), '--silent'], {
      cwd: folder,
      encoding: 'utf8',
    });
    execFileSync('tar', ['xzf', packed.trim(), '-C', target, '--strip-components=1'], { cwd: folder });
  }
}

function installedVersion(folder, name) {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

const replaced = (text, from, to) => {
  if (!text.includes(from)) throw new Error(`${from} is not in the file any more`);
  return text.replaceAll(from, to);
};

/**
 * The peers as subjects: `prepare` puts its files and answers on the origins and gives the page's `head` and `body`.
 *
 * @param {string} folder as for {@link installPeers}
 */
export function peerSubjects(folder) {
  const file = (path) => readFileSync(join(folder, 'node_modules', path), 'utf8');
  const modules = join(folder, 'node_modules');

  const peer = (name, id, about, prepare) => ({
    id,
    kind: 'peer',
    name: `${name} ${VERSIONS[name]}`,
    package: name,
    about,
    prepare: (at) => {
      const put = (path, type, body) => at.cdn.put(`/${id}/${path}`, { type, body, caching: at.caching.cdn });
      const answer = (path, body, type = 'json') =>
        at.feeds.put(path, {
          type,
          body: typeof body === 'string' ? body : JSON.stringify(body),
          caching: at.caching.feed,
        });
      return prepare({ ...at, put, answer });
    },
  });

  return [
    peer('vanilla-rss', 'vanilla-rss', 'its own template, its service feedrapp on loopback', (at) => {
      at.answer('/', toFeedrapp(at.feed));
      const script = at.put('rss.js', 'js', file('vanilla-rss/dist/rss.global.min.js'));
      const options = JSON.stringify({ ssl: false, host: new URL(at.origins.feeds).host, limit: 10 });
      const start = `new RSS(document.querySelector('#rss-feeds'), '${at.origins.feeds}/feed', ${options}).render()`;
      return { body: `<div id="rss-feeds"></div><script src="${script}"></script><script>${start}</script>` };
    }),

    peer('@idotj/mastodon-embed-timeline', 'mastodon-timeline', 'a profile of ten posts', (at) => {
      const root = '/api/v1';
      at.answer(`${root}/accounts/1/statuses`, toMastodon(at.feed, at.origins));
      at.answer(`${root}/accounts/1/statuses?pinned=true`, []);
      at.answer(`${root}/custom_emojis`, []);
      const dist = '@idotj/mastodon-embed-timeline/dist';
      const style = at.put('timeline.css', 'css', file(`${dist}/mastodon-timeline.min.css`));
      const script = at.put('timeline.js', 'js', file(`${dist}/mastodon-timeline.umd.js`));
      const options = JSON.stringify({
        instanceUrl: at.origins.feeds,
        timelineType: 'profile',
        userId: '1',
        profileName: '@dongpo',
        maxNbPostFetch: '10',
        maxNbPostShow: '10',
      });
      return {
        head: `<link rel="stylesheet" href="${style}">`,
        body: `<div id="mt-container" class="mt-container"><div class="mt-body" role="feed"><div class="mt-loading-spinner"></div></div></div>
<script src="${script}"></script><script>window.addEventListener('load', () => new MastodonTimeline.Init(${options}))</script>`,
      };
    }),

    peer('bsky-embed', 'bsky-embed', 'a profile of ten posts, api.bsky.app on loopback', (at) => {
      at.answer('/xrpc/app.bsky.feed.getAuthorFeed', toBluesky(at.feed, at.origins));
      const code = file('bsky-embed/dist/bsky-embed.es.js');
      const script = at.put('bsky.js', 'js', replaced(code, 'https://api.bsky.app', at.origins.feeds));
      return {
        body: `<script type="module" src="${script}" async></script><bsky-embed username="dongpo.example" limit="10"></bsky-embed>`,
      };
    }),

    peer('bluesky-profile-feed-embed', 'bluesky-profile-feed', 'a profile of ten posts', async (at) => {
      at.answer('/xrpc/app.bsky.feed.getAuthorFeed', toBluesky(at.feed, at.origins));
      at.answer('/xrpc/app.bsky.actor.getProfile', toBlueskyProfile(at.feed, at.origins));
      const contents = "import 'bluesky-profile-feed-embed';";
      const { code } = await bundle({ contents, resolveDir: folder });
      const script = at.put('feed.js', 'js', code);
      const css = file('bluesky-profile-feed-embed/dist/core.css');
      const theme = file('bluesky-profile-feed-embed/themes/light.css');
      const style = at.put('feed.css', 'css', css + theme);
      return {
        head: `<link rel="stylesheet" href="${style}">`,
        body: `<script type="module" src="${script}"></script><bluesky-profile-feed actor="did:plc:dongpotoday" service-uri="${at.origins.feeds}"></bluesky-profile-feed>`,
      };
    }),

    peer(
      '@canonical/latest-news',
      'canonical-latest-news',
      'its template, with pictures and excerpts',
      (at) => {
        at.answer('/blog/latest-news', toCanonical(at.feed));
        // Its pictures come by way of a service: here from the feed's host.
        const code = file('@canonical/latest-news/dist/latest-news.js');
        const cloudinary = 'https://res.cloudinary.com/canonical/image/fetch/';
        const script = at.put('news.js', 'js', replaced(code, cloudinary, `${at.origins.feeds}/cloudinary/`));
        for (const [index, body] of at.pictures.entries()) {
          const path = `/cloudinary/f_auto,q_auto,fl_sanitize,w_360/${at.origins.feeds}/pictures/${index}.jpg`;
          at.feeds.put(path, { type: 'jpg', body, caching: at.caching.picture });
        }
        const options = JSON.stringify({
          articlesContainerSelector: '#latest-news-container',
          articleTemplateSelector: '#articles-template',
          url: `${at.origins.feeds}/blog/latest-news`,
          limit: 10,
        });
        return {
          body: `<div id="latest-news-container">Loading...</div>
<template style="display:none" id="articles-template"><div class="article-image"></div><h4><a class="article-link article-title"></a></h4><p class="article-excerpt"></p><p><em><time datetime="" class="article-time"></time></em></p></template>
<script src="${script}"></script><script>canonicalLatestNews.fetchLatestNews(${options})</script>`,
        };
      },
    ),

    peer('@lrnwebcomponents/rss-items', 'rss-items', 'RSS, read in the browser', async (at) => {
      at.answer('/rss-items.xml', toPlainRss(at.feed), 'rss');
      const entry = join(modules, '@lrnwebcomponents/rss-items/rss-items.js');
      const { code } = await bundle({ entry });
      const script = at.put('rss-items.js', 'js', code);
      at.put('lib/x2js.js', 'js', file('@lrnwebcomponents/rss-items/lib/x2js.js'));
      return {
        body: `<script type="module" src="${script}"></script><rss-items url="${at.origins.feeds}/rss-items.xml" max="10" auto></rss-items>`,
      };
    }),

    peer('emfed', 'emfed', 'a profile of ten posts, its account by id', async (at) => {
      at.answer('/api/v1/accounts/1/statuses', toMastodon(at.feed, at.origins));
      const { code } = await bundle({ entry: join(modules, 'emfed/dist/emfed.js') });
      const script = at.put('emfed.js', 'js', code);
      const style = at.put('toots.css', 'css', file('emfed/toots.css'));
      return {
        head: `<link rel="stylesheet" type="text/css" href="${style}">`,
        body: `<a class="mastodon-feed" href="${at.origins.feeds}/@dongpo" data-toot-limit="10" data-toot-account-id="1">follow me into the Fediverse</a>
<script type="module" src="${script}"></script>`,
      };
    }),
  ];
}
