/**
 * Lighthouse on the static demo, on an emulated telephone: `npm run lighthouse [-- --runs=1 partners/portal.html]`.
 * The median of each page's runs has to be 95 or more in each category.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { buildDemo } from '../../demo/build.mjs';
import { CHROMIUM_ARGS, findEngines } from '../engines/index.mjs';
import { serveFolder } from './static.mjs';

/** The last version for Node 20. Not a devDependency: its two hundred packages would slow down every `npm ci`. */
const VERSION = '12.8.2';
async function install() {
  const prefix = fileURLToPath(new URL('../../.cache/lighthouse', import.meta.url));
  const folder = join(prefix, 'node_modules/lighthouse');
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== VERSION) {
    mkdirSync(prefix, { recursive: true });
    const args = ['install', '--prefix', prefix, '--no-audit', '--no-fund', `lighthouse@${VERSION}`];
    execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  }
  return import(pathToFileURL(join(folder, 'core/index.js')).href);
}
const { default: lighthouse } = await install();

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
/** Metrics that are printed beside the score. */
const figures = {
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
};
const usualPages = () => [
  '',
  'configurator/',
  ...readdirSync(new URL('../../demo/partners/', import.meta.url))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `partners/${name}`),
];

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const pages = positionals.length ? positionals : usualPages();

const { chromium } = findEngines();
if (!chromium) throw new Error('Lighthouse drives Chromium, which is not on this machine');

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The audits that cost a page points, the worst first, one line each. */
function losses({ lhr }) {
  return categories.flatMap((category) =>
    lhr.categories[category].auditRefs
      .map(({ id, weight }) => ({ ...lhr.audits[id], weight }))
      .filter(({ score, weight }) => weight && score !== null && score < 0.9)
      .map(({ id, score, displayValue, details }) => {
        const nodes = (details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? '');
        return `  ${category}: ${id} ${score} ${displayValue ?? ''} ${nodes.join(' ').slice(0, 400)}`.trimEnd();
      }),
  );
}

const folder = await buildDemo({ out: mkdtempSync(join(tmpdir(), 'dongpo-lighthouse-')) });
const site = await serveFolder(folder);
const browser = await puppeteer.launch({ executablePath: chromium.path, args: CHROMIUM_ARGS });
try {
  console.log(`| page | ${categories.join(' | ')} | ${Object.keys(figures).join(' | ')} |`);
  console.log(`|---${'|---'.repeat(categories.length + Object.keys(figures).length)}|`);
  for (const path of pages) {
    const results = [];
    for (let run = 0; run < Number(values.runs); run++) {
      const page = await browser.newPage();
      results.push(
        await lighthouse(
          site.root + path,
          { onlyCategories: categories, logLevel: 'silent' },
          undefined,
          page,
        ),
      );
      await page.close();
    }
    const scores = categories.map((category) =>
      median(results.map(({ lhr }) => Math.round(lhr.categories[category].score * 100))),
    );
    const measured = Object.values(figures).map((id) => {
      const sorted = results
        .map(({ lhr }) => lhr.audits[id])
        .toSorted((a, b) => a.numericValue - b.numericValue);
      return sorted[Math.floor(sorted.length / 2)].displayValue;
    });
    console.log(`| ${path || 'gallery'} | ${[...scores, ...measured].join(' | ')} |`);
    if (scores.some((score) => score < least)) {
      process.exitCode = 1;
      console.error(losses(results.at(-1)).join('\n'));
    }
  }
} finally {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
