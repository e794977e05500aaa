/** Runs in the page. Twice a frame: what was changed is painted. A page in the background has no frames, so not longer than 500 ms. */
export function painted() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  return Promise.race([frame().then(frame), new Promise((done) => setTimeout(done, 500))]).then(() => true);
}
