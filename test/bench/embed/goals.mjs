/** The goals that `--check` holds the results to: ratios in one run on one machine. */

const ratio = (title, value, most) => ({ title, value, most, missed: !(value <= most) });

/** @param {object[]} results of {@link import('./cold.mjs').coldLoads}; a goal whose subjects were not measured is left out */
export function coldGoals(results) {
  const byId = new Map(results.map((result) => [result.id, result]));
  const goals = [];
  /** True if both were measured and it is a goal. */
  const within = (id, measure, yardstick, most, title) => {
    const [own, other] = [byId.get(id), byId.get(yardstick)];
    if (!own || !other) return;
    goals.push(
      ratio(`${id}: ${title ?? 'first headline'} / ${yardstick}`, own[measure] / other[measure], most),
    );
  };
  for (const id of ['ours-json', 'ours-json-datelines']) {
    within(id, 'headline', 'bare-lit', 1.05);
    within(id, 'headline', 'hand-written', 1.35);
    within(`${id}-preload`, 'headline', 'bare-lit', 0.95);
  }
  within('ours-rss', 'headline', 'bare-lit', 1.15);
  within('ours-rss', 'headline', 'vanilla-rss', 0.999);
  for (const id of ['ours-json', 'ours-json-datelines', 'ours-rss'])
    within(`${id}-fallback`, 'headline', 'static', 1.05);
  for (const feed of ['json', 'json-datelines', 'rss'])
    for (const suffix of ['', '-preload'])
      within(`ours-${feed}${suffix}`, 'mainThread', 'bare-lit', 1.3, 'main thread until the headline');
  for (const { id, kind, shift } of results)
    if (kind === 'ours') goals.push(ratio(`${id}: layout shift`, shift, 0.0005));
  return goals;
}

/** True if a measure grows no faster than what it is measured for, within the noise of a clock. */
const LINEAR = 1.5;

/** @param {Awaited<ReturnType<typeof import('./scale.mjs').measureScale>>} scale */
export function scaleGoals({ fifty, growth }) {
  const [ours, handWritten] = ['ours', 'hand-written'].map((id) => fifty.find((each) => each.id === id));
  const goals = [
    ratio('50 widgets of 5 feeds: requests of feeds', ours.feedRequests, 5),
    ratio('50 widgets of 5 feeds: longest task, ms', ours.longestTask, 50),
    ratio(
      '50 widgets of 5 feeds: blocking time, ms, beside twice the hand-written',
      ours.blocking,
      2 * handWritten.blocking,
    ),
  ];
  for (const { title, id, points } of growth) {
    if (id !== 'ours') continue;
    const [before, last] = points.slice(-2);
    const growth = last.ms / before.ms / (last.count / before.count);
    goals.push(ratio(`${title}: growth from ${before.count} to ${last.count}, 1 = linear`, growth, LINEAR));
  }
  return goals;
}

/** @param {Awaited<ReturnType<typeof import('./second-visit.mjs').measureSecondVisit>>} visit */
export function secondVisitGoals({ ours, yardstick }) {
  return [
    ratio('second visit: first headline / static HTML + script', ours.headline / yardstick.headline, 1.15),
    ratio('second visit: frames from the script to the headline', ours.framesAfterScript, 1),
  ];
}
