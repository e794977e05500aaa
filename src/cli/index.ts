#!/usr/bin/env node
/// <reference types="node" />
/** `npx dongpo-widgets`: the newspaper's and the partner's commands. */
import process from 'node:process';
import { doctor } from './doctor.js';
import { integrity } from './integrity.js';

const usage = `dongpo-widgets doctor <address or file> [--lang=ko|en] [--origin=https://partner.example] [--time-zone=Asia/Seoul] [--json]

Reads a feed (JSON Feed, RSS, Atom) as the widgets do and says what was corrected or ignored, with advice.
Exit: 0 all well, 1 warnings, 2 errors or no feed, 3 wrong call.

dongpo-widgets integrity <address of the folder, such as https://widgets.example/0.1.0/>

Prints the script tags for exactly this version, with the hashes of all of its files (SRI).`;

const [command, ...rest] = process.argv.slice(2);
const commands: Record<string, typeof integrity> = { doctor, integrity };
const run = Object.hasOwn(commands, command ?? '') && commands[command!];
if (run) process.exitCode = await run(rest, usage);
else {
  console.log(usage);
  process.exitCode = /^(-h|--help|help)$/.test(command ?? '') ? 0 : 3;
}
