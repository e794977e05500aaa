#!/usr/bin/env node
/// <reference types="node" />
/** `npx dongpo-widgets`: the newspaper's and the partner's commands. */
import process from 'node:process';
import { doctor } from './doctor.js';

const usage = `dongpo-widgets doctor <address or file> [--lang=ko|en] [--origin=https://partner.example] [--time-zone=Asia/Seoul] [--json]

Reads a feed (JSON Feed, RSS, Atom) as the widgets do and says what was corrected or ignored, with advice.
Exit: 0 all well, 1 warnings, 2 errors or no feed, 3 wrong call.`;

const [command, ...rest] = process.argv.slice(2);
if (command === 'doctor') process.exitCode = await doctor(rest, usage);
else {
  console.log(usage);
  process.exitCode = /^(-h|--help|help)$/.test(command ?? '') ? 0 : 3;
}
