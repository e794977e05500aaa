/**
 * Kills `bake` at moments of which a seed decides, while the site changes, and looks at the files each time: they
 * must be a complete, valid set.
 *
 *     npm run bake:faults -- --kills=50 --seed=7
 */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { random as seededRandom } from '../random.mjs';
import { createWorkspace, findFaults, makeArticles, startSite } from './bake-kit.mjs';

const KILL_AT = new URL('kill-at.mjs', import.meta.url).href;
/** Changes of files in a run, at first; lowered when a run turns out to make fewer. */
const FILE_CHANGES = 80;

/** Changes the site as time does: two new articles, one corrected, one withdrawn, and editors at work. */
function changeSite(site, workspace, articles, random) {
  const pick = () => Math.floor(random() * articles.length);
  const number = Math.max(...articles.map(({ id }) => Number(id))) + 1;
  articles.unshift(...makeArticles(number + 1, number));
  const corrected = articles[pick()];
  corrected.title = `${corrected.id}번 기사, ${Math.floor(random() * 1e6)}번째 제목`;
  articles.splice(pick(), 1);
  articles.splice(12);
  site.pages.clear();
  site.publish(articles, { best: articles.slice(2, 6) });
  workspace.write('removed.txt', random() < 0.3 ? articles[3].id : '');
  workspace.write('terms.json', random() < 0.2 ? `{ "max_items": ${5 + Math.floor(random() * 5)} }` : '{}');
}

/** Lists of a workspace, without what depends on earlier runs. */
const comparableLists = (workspace, ids) =>
  ['latest.json', 'best.json'].map((name) =>
    workspace
      .read(name)
      .items.filter(({ id }) => ids.has(id))
      .map(({ _dongpo: { rank_change: _, ...extension }, ...item }) => ({ ...item, extension })),
  );

/** @returns how many runs were killed and how, how many ended by themselves, and the faults that were found */
export async function runCampaign({ kills, seed, log = () => {} }) {
  const random = seededRandom(seed);
  const site = await startSite();
  const workspace = createWorkspace(site, { best: { url: '/', list: { item: '#best li' } }, sources: ['/'] });
  const result = { byTime: 0, byFile: 0, ended: 0, faults: [] };
  try {
    const articles = makeArticles(8, 7, 6, 5, 4, 3, 2, 1);
    site.publish(articles, { best: articles.slice(2, 6) });
    const startedAt = performance.now();
    assert.equal((await workspace.bakeInProcess()).code, 0);
    const duration = performance.now() - startedAt;
    let fileChanges = FILE_CHANGES;
    for (let killed = 0; killed < kills; ) {
      changeSite(site, workspace, articles, random);
      const filesBefore = workspace.files().filter((name) => !name.endsWith('.part'));
      const byFile = random() < 0.6;
      workspace.preload = byFile ? KILL_AT : undefined;
      const moment = random();
      process.env.KILL_AT = `${1 + Math.floor(moment * fileChanges)}`;
      const child = workspace.spawnBake();
      const timer = byFile ? undefined : setTimeout(() => child.kill('SIGKILL'), moment * duration);
      const { signal, output } = await child.ended;
      clearTimeout(timer);
      const when = byFile ? `file operation ${process.env.KILL_AT}` : `${Math.round(moment * duration)} ms`;
      const filesNow = workspace.files();
      const faults = [
        ...findFaults(workspace),
        ...filesBefore.filter((name) => !filesNow.includes(name)).map((name) => `${name} is gone`),
      ];
      for (const fault of faults) result.faults.push(`kill ${killed} (${when}): ${fault}`);
      if (signal === 'SIGKILL') {
        killed++;
        result[byFile ? 'byFile' : 'byTime']++;
      } else {
        result.ended++;
        if (byFile) fileChanges = Math.max(20, fileChanges - 10);
        if (!/files written/.test(output)) result.faults.push(`ended at ${when}: ${output}`);
      }
      log(
        `${String(killed).padStart(3)}  ${when}: ${signal ?? 'ended by itself'}${faults.length ? ` ✗ ${faults}` : ''}`,
      );
    }
    result.faults.push(...(await checkRecovery(workspace, articles)));
    return result;
  } finally {
    delete process.env.KILL_AT;
    workspace.remove();
    await site.close();
  }
}

/** Faults that the next run leaves: its files must be those of a workspace in which no run was killed. */
async function checkRecovery(workspace, articles) {
  workspace.preload = undefined;
  const { code, output } = await workspace.bakeInProcess();
  const faults = code === 0 ? [] : [`at the end: ${output}`];
  const unfinished = workspace.files().filter((name) => name.endsWith('.part'));
  faults.push(...findFaults(workspace), ...unfinished.map((name) => `${name} is left`));
  const ids = new Set(articles.map(({ id }) => id));
  const recovered = comparableLists(workspace, ids);
  workspace.out = `${workspace.out}-anew`;
  await workspace.bakeInProcess(`--out=${workspace.out}`);
  try {
    assert.deepEqual(recovered, comparableLists(workspace, ids));
  } catch (error) {
    faults.push(`otherwise than without a kill: ${error.message}`);
  }
  return faults;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const { byFile, byTime, ended, faults } = await runCampaign({
    kills: Number(values.kills),
    seed: Number(values.seed),
    log: console.log,
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    `${byFile + byTime} runs killed (${byFile} at a file, ${byTime} by the clock), ${ended} ended by themselves, ${faults.length} faults`,
  );
  process.exitCode = faults.length ? 1 : 0;
}
