/// <reference types="node" />
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FeedError, type FeedErrorCode } from '../feed/model/feed-error.js';
import type { Feed, ParseOptions } from '../feed/model/types.js';
import { type ReadFeed, readFeedHere } from './read-feed.js';

/** The message to the worker. */
export interface ParseRequest {
  bytes: Uint8Array;
  options: ParseOptions;
}

/** The worker's reply: the feed, or the members of a `FeedError`. */
export type ParseReply = { feed: Feed } | { code: FeedErrorCode; message: string };

/** The worker's file. The path holds for the gateway's own folder and for the chunks of the command beside it. */
const WORKER = new URL('../gateway/parse-worker.js', import.meta.url);
/** Heap of one worker, in MB: many times what the largest feed needs. */
const MAX_HEAP = 512;
/** Heap of short-lived objects, in MB: the default takes tens of MB of every thread. */
const MAX_YOUNG_HEAP = 16;
const MAX_WORKERS = Math.max(2, Math.min(4, availableParallelism()));
/** Milliseconds to wait for a thread that is at work before another is started: most feeds take a few. */
const PATIENCE = 100;

/** True if the worker's file is there: it is not where an application bundles the gateway into a file of its own. */
function hasWorkerFile(): boolean {
  try {
    return existsSync(WORKER);
  } catch {
    // Deno without the permission to read.
    return false;
  }
}

/**
 * Threads that parse feeds, so that one source which takes long neither stops the gateway from answering nor outlives
 * its time: its thread is ended. Each thread parses one feed at a time; one idle thread is kept, and as a rule one is
 * enough.
 */
class ParseThreads {
  #idle: Worker | undefined;
  #active = 0;
  /** The starts of the readings that wait for a thread. */
  readonly #waiting = new Set<() => void>();

  async parse(request: ParseRequest, milliseconds: number): Promise<Feed> {
    const endsAt = performance.now() + milliseconds;
    if (this.#active) await this.#waitForThread();
    this.#active++;
    try {
      return await this.#parseInThread(request, endsAt - performance.now());
    } finally {
      this.#active--;
      this.#startNext();
    }
  }

  /** Resolves when a thread has become free, or when those at work take long and another may be started. */
  #waitForThread(): Promise<void> {
    return new Promise((resolve) => {
      const start = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(start);
        resolve();
      };
      const timer = setTimeout(() => {
        if (this.#active < MAX_WORKERS) start();
      }, PATIENCE);
      this.#waiting.add(start);
    });
  }

  #startNext(): void {
    const [next] = this.#waiting;
    next?.();
  }

  /** Ends the idle thread. */
  async close(): Promise<void> {
    const idle = this.#idle;
    this.#idle = undefined;
    await idle?.terminate();
  }

  #end(thread: Worker): void {
    // It may report an error of its last moments.
    thread.on('error', () => {});
    void thread.terminate();
  }

  #takeThread(): Worker {
    const idle = this.#idle;
    this.#idle = undefined;
    // Without the process's own arguments, `--eval` among them, which are not meant for this file.
    const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP, maxYoungGenerationSizeMb: MAX_YOUNG_HEAP };
    const options = { execArgv: [], resourceLimits };
    return idle ?? new Worker(WORKER, options);
  }

  #parseInThread(request: ParseRequest, milliseconds: number): Promise<Feed> {
    const fail = (code: FeedErrorCode, message: string): FeedError =>
      new FeedError(code, message, undefined, request.options.url);
    if (milliseconds <= 0) return Promise.reject(fail('timeout', 'No time left to read the feed'));
    const thread = this.#takeThread();
    thread.ref();
    return new Promise<Feed>((resolve, reject) => {
      const settle = (keepThread: boolean): void => {
        clearTimeout(timer);
        thread.off('message', onReply).off('error', onError).off('exit', onExit);
        // An idle thread does not keep the process from ending.
        thread.unref();
        if (keepThread && !this.#idle) this.#idle = thread;
        else this.#end(thread);
      };
      const onReply = (reply: ParseReply): void => {
        settle(true);
        if ('feed' in reply) resolve(reply.feed);
        else reject(fail(reply.code, reply.message));
      };
      const onError = (error: Error): void => {
        settle(false);
        reject(fail('format', `Not readable: ${error.message}`));
      };
      const onExit = (): void => {
        settle(false);
        reject(fail('format', 'Not readable: the thread ended'));
      };
      const timer = setTimeout(() => {
        settle(false);
        reject(fail('timeout', `Not read in ${Math.round(milliseconds)} ms`));
      }, milliseconds);
      thread.on('message', onReply).on('error', onError).on('exit', onExit);
      thread.postMessage(request);
    });
  }
}

/**
 * Creates a {@link ReadFeed} that parses in threads of its own; where their file is missing, in this one.
 * @returns the function, with `close` to end its threads
 */
export function createThreadedReader(): ReadFeed & { close: () => Promise<void> } {
  const threads = new ParseThreads();
  const read: ReadFeed = hasWorkerFile()
    ? (bytes, options, milliseconds) => threads.parse({ bytes, options }, milliseconds)
    : readFeedHere;
  // A function of its own, since `readFeedHere` is shared.
  const reader: ReadFeed = (bytes, options, milliseconds) => read(bytes, options, milliseconds);
  return Object.assign(reader, { close: () => threads.close() });
}
