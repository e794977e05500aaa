/**
 * `npm run hostile:servers`: hostile sources, clients, disks, clocks, logs and terminals before `gateway`, `bake` and
 * `doctor`, as a table of what was tried and what happened. Ends with 1 where a promise was not kept.
 *
 *   --short   without what takes more than ten seconds
 */
import { parseArgs } from 'node:util';
import { campaign } from './campaign.mjs';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
console.log('| where | tried | what happened |\n|---|---|---|');
const rows = await campaign({
  isWhole: !values.short,
  onRow: ({ room, tried, happened, fault }) =>
    console.log(`| ${room} | ${cell(tried)} | ${fault ? `**BROKEN** ${cell(fault)}` : cell(happened)} |`),
});
const broken = rows.filter(({ fault }) => fault).length;
console.log(`\n${rows.length} tried, ${broken} broken`);
process.exit(broken ? 1 : 0);
