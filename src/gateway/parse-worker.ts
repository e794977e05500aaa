/// <reference types="node" />
/** The worker in which the gateway on Node parses feeds; see `parse-threads.ts`. */
import { parentPort } from 'node:worker_threads';
import { FeedError } from '../feed/model/feed-error.js';
import { parseFeed } from '../feed/parse/parse-feed.js';
import type { ParseReply, ParseRequest } from './parse-threads.js';

parentPort?.on('message', async ({ bytes, options }: ParseRequest) => {
  let reply: ParseReply;
  try {
    reply = { feed: await parseFeed(bytes, options) };
  } catch (error) {
    const { code } = error instanceof FeedError ? error : { code: 'format' as const };
    reply = { code, message: error instanceof Error ? error.message : `${error}` };
  }
  parentPort?.postMessage(reply);
});
