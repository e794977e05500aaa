/** The Content-Security-Policy that a page needs for a snippet, and no more. */

/** A host may hold a semicolon or a comma, which would begin another directive or policy. */
const originOf = (address) => {
  try {
    const { origin } = new URL(address);
    return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : undefined;
  } catch {
    return undefined;
  }
};

async function hash(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** Hosts of the feed's images; `https:` if there are many. */
function pictureHosts(feed) {
  const all = new Set((feed?.items ?? []).map(({ image }) => image && originOf(image)).filter(Boolean));
  return all.size > 4 ? ['https:'] : [...all];
}

/**
 * @param parts `script` and `frame`: addresses; `inline`: texts of inline scripts; `styles`: values of `style`
 * attributes; `feed`, its address `src`
 */
export async function policyFor({ script, frame, inline = [], styles = [], feed, src }) {
  const scripts = [script && originOf(script), ...(await Promise.all(inline.map(hash)))].filter(Boolean);
  const line = (name, sources) => (sources.length ? `${name} ${[...new Set(sources)].join(' ')}` : '');
  const sheets = styles.length ? ["'unsafe-hashes'", ...(await Promise.all(styles.map(hash)))] : [];
  return [
    line('script-src', scripts),
    line('connect-src', script && src ? [originOf(src)].filter(Boolean) : []),
    line('img-src', script ? pictureHosts(feed) : []),
    line('style-src', script || sheets.length ? ["'self'", ...sheets] : []),
    line('frame-src', frame ? [originOf(frame)] : []),
  ]
    .filter(Boolean)
    .join('; ');
}
