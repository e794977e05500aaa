#!/usr/bin/env node
/// <reference types="node" />
/** `npx dongpo-widgets`: runs a command, or prints how the commands are called. */
import process from 'node:process';

/** @returns the exit code */
type Command = (args: string[], usage: string) => Promise<number>;

/** The usage of each command, and its code, which is loaded when it is called. */
const COMMANDS: Record<string, [usage: string, load: () => Promise<Command>]> = {
  bake: [
    `dongpo-widgets bake [dongpo.json or a feed's address] [--out=feeds] [--state=feeds.bake]
    [--watch [--every=600]] [--delay=1] [--dry-run] [--lang=ko|en]

Writes the newspaper's feeds, and a page that shows them, as plain files for any static host. Reads JSON Feed,
RSS, Atom, WordPress REST, or the pages of the site.
Exit: 0 all well, 1 something could not be read and its old files stand, 2 nothing was written, 3 wrong call.`,
    async () => (await import('./bake/bake.js')).bake,
  ],
  doctor: [
    `dongpo-widgets doctor <address or file> [--lang=ko|en] [--origin=https://partner.example] [--json]
    [--links=5] [--no-feeds] [--timeout=8] [--time-zone=Asia/Seoul]

Says why a feed, or the widgets of a page, do not work, and what can be done: the way to it, TLS, CORS, caching,
what a reading of the feed corrects or ignores, its first links and pictures; of a page: its widgets, scripts,
versions and policies, then its feeds.
Exit: 0 all well, 1 warnings, 2 errors or nothing to read, 3 wrong call.`,
    async () => (await import('./doctor/doctor.js')).doctor,
  ],
  gateway: [
    `dongpo-widgets gateway <gateway.json> [--port=8080] [--host=127.0.0.1] [--log=json|none] [--drain=0]

Serves the feeds of the configuration as JSON Feed: {"feeds": {"latest": "https://..."}} and the other options of
createGateway. Ends on SIGTERM or SIGINT: with --drain, /health says so that many milliseconds before.
Exit: 0 ended as asked, 1 it could not listen, 3 wrong call or configuration.`,
    async () => (await import('./gateway.js')).gateway,
  ],
  integrity: [
    `dongpo-widgets integrity <address of the folder, such as https://widgets.example/0.1.0/>

Prints the script tags for exactly this version, with the hashes of all of its files (SRI).`,
    async () => (await import('./integrity.js')).integrity,
  ],
};

const isHelp = (argument?: string): boolean => /^(-h|--help|help)$/.test(argument ?? '');

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command && !isHelp(args[0])) {
  const [usage, load] = command;
  const run = await load();
  process.exitCode = await run(args, usage);
} else {
  const listed = command ? [command] : Object.values(COMMANDS);
  console.log(listed.map(([usage]) => usage).join('\n\n'));
  process.exitCode = command || isHelp(name) ? 0 : 3;
}
