/**
 * Kills `bake` at moments of which a seed decides, while the site changes, and looks at the files each time: they
 * must be a complete, valid set, whatever happened.
 *
 *     npm run bake:faults -- --kills=50 --seed=7
 */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { random } from '../random.mjs';
import { articles, faultsOf, openDesk, openSite } from './site.mjs';

const die = new URL('die.mjs', import.meta.url).href;

/** The site a while later: news, corrections, withdrawals, and editors at work. */
function goOn(site, desk, news, next) {
  const number = Math.max(...news.map(({ id }) => +id)) + 1;
  news.unshift(...articles(number + 1, number));
  const one = news[Math.floor(next() * news.length)];
  one.title = `${one.id}번 기사, ${Math.floor(next() * 1e6)}번째 제목`;
  const [gone] = news.splice(Math.floor(next() * news.length), 1);
  news.splice(12);
  site.pages.clear();
  site.cms(news, { best: news.slice(2, 6) });
  desk.write('removed.txt', next() < 0.3 ? news[3].id : '');
  desk.write('terms.json', next() < 0.2 ? `{ "max_items": ${5 + Math.floor(next() * 5)} }` : '{}');
  return gone.id;
}

/** @returns what happened, in numbers */
export async function campaign({ kills, seed, log = () => {} }) {
  const next = random(seed);
  const site = await openSite();
  const desk = openDesk(site, { best: { url: '/', list: { item: '#best li' } }, sources: ['/'] });
  const count = { byTime: 0, byFile: 0, ended: 0, faults: [] };
  try {
    const news = articles(8, 7, 6, 5, 4, 3, 2, 1);
    site.cms(news, { best: news.slice(2, 6) });
    const started = performance.now();
    assert.equal((await desk.bake()).code, 0);
    const longest = performance.now() - started;
    let operations = 80;
    for (let done = 0; done < kills; ) {
      goOn(site, desk, news, next);
      const before = desk.files().filter((name) => !name.endsWith('.part'));
      const byFile = next() < 0.6;
      desk.preload = byFile ? die : undefined;
      const moment = next();
      process.env.DIE_AT = `${1 + Math.floor(moment * operations)}`;
      const child = desk.start();
      const timer = byFile ? undefined : setTimeout(() => child.kill('SIGKILL'), moment * longest);
      const { signal, said } = await child.ended;
      clearTimeout(timer);
      const what = byFile ? `file operation ${process.env.DIE_AT}` : `${Math.round(moment * longest)} ms`;
      const now = desk.files();
      const faults = [
        ...faultsOf(desk),
        ...before.filter((name) => !now.includes(name)).map((name) => `${name} is gone`),
      ];
      for (const fault of faults) count.faults.push(`kill ${done} (${what}): ${fault}`);
      if (signal === 'SIGKILL') {
        done++;
        count[byFile ? 'byFile' : 'byTime']++;
      } else {
        count.ended++;
        // It did less than that.
        if (byFile) operations = Math.max(20, operations - 10);
        if (!/files written/.test(said)) count.faults.push(`ended at ${what}: ${said}`);
      }
      log(
        `${String(done).padStart(3)}  ${what}: ${signal ?? 'ended by itself'}${faults.length ? ` ✗ ${faults}` : ''}`,
      );
    }
    // Nothing is left behind, and nothing is lost: as if nobody had ever pulled the plug.
    desk.preload = undefined;
    const { code, said } = await desk.bake();
    if (code !== 0) count.faults.push(`at the end: ${said}`);
    const left = desk.files().filter((name) => name.endsWith('.part'));
    count.faults.push(...faultsOf(desk), ...left.map((name) => `${name} is left`));
    const items = () => ['latest.json', 'best.json'].map((name) => desk.read(name).items);
    const lived = items();
    const own = desk.out;
    desk.out = `${own}-anew`;
    await desk.bake(`--out=${desk.out}`);
    const ids = new Set(news.map(({ id }) => id));
    const listed = (lists) =>
      lists.map((list) =>
        list
          .filter(({ id }) => ids.has(id))
          .map(({ _dongpo: { rank_change: _, ...rest }, ...item }) => ({ ...item, rest })),
      );
    try {
      assert.deepEqual(listed(lived), listed(items()));
    } catch (error) {
      count.faults.push(`not as if nothing had happened: ${error.message}`);
    }
    return count;
  } finally {
    delete process.env.DIE_AT;
    desk.close();
    await site.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const count = await campaign({ kills: +values.kills, seed: +values.seed, log: console.log });
  for (const fault of count.faults) console.log(`✗ ${fault}`);
  console.log(
    `${count.byFile + count.byTime} runs killed (${count.byFile} at a file, ${count.byTime} by the clock), ${count.ended} ended by themselves, ${count.faults.length} faults`,
  );
  process.exitCode = count.faults.length ? 1 : 0;
}
