/** The gateway on Cloudflare Workers: `npx wrangler dev`. */
import { createGateway } from 'dongpo-widgets/gateway';
import config from './feeds.json' with { type: 'json' };

export default {
  fetch: createGateway({
    ...config,
    // The cache is shared by the isolates of a data centre and survives a restart.
    cache: caches.default,
    log: (entry) => console.log(JSON.stringify(entry)),
  }),
};
