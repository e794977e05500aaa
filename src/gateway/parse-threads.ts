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

  #createThread(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP, maxYoungGenerationSizeMb: MAX_YOUNG_HEAP };
    // Without the process's own arguments, `--eval` among them, which are not meant for this file.
    const thread = new Worker(WORKER, { resourceLimits, execArgv: [] });
    // An error between two readings, or of the last moments, is nobody's.
    thread.on('error', () => {});
    thread.once('exit', () => {
      if (this.#idle === thread) this.#idle = undefined;
    });
    return thread;
  }

  /** Starts a thread in advance, so that the first reading does not wait for it. */
  prepare(): void {
    this.#idle ??= this.#createThread();
    this.#idle.unref();
  }

  #takeThread(): Worker {
    const thread = this.#idle ?? this.#createThread();
    this.#idle = undefined;
    return thread;
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
        else void thread.terminate();
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
 * @returns the function, with `prepare` to start a thread in advance and `close` to end it
 */
export function createThreadedReader(): ReadFeed & { prepare: () => void; close: () => Promise<void> } {
  const threads = new ParseThreads();
  const hasThreads = hasWorkerFile();
  const read: ReadFeed = hasThreads
    ? (bytes, options, milliseconds) => threads.parse({ bytes, options }, milliseconds)
    : readFeedHere;
  // A function of its own, since `readFeedHere` is shared.
  const reader: ReadFeed = (bytes, options, milliseconds) => read(bytes, options, milliseconds);
  return Object.assign(reader, {
    prepare: () => {
      if (hasThreads) threads.prepare();
    },
    close: () => threads.close(),
  });
}
