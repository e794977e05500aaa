/**
 * The script tag's first task: requests the feeds of the elements in sight, before the code of elements is evaluated,
 * which takes a slow phone as long as a third of a round trip.
 */
import { getOrCreate } from '../feed/load/request-cache.js';
import { startRequest } from '../feed/load/start-request.js';
import { httpUrl } from '../feed/model/http-url.js';
import { ownTag } from './own-tag.js';

const SELECTOR = ['headlines', 'best', 'article', 'ticker', 'sections']
  .map((name) => `dongpo-${name}:not(:defined,[data-server])`)
  .join();

/** True within a viewport of what is visible, as `whenNear` has it. Costs nothing while nothing on the page has changed. */
function isNear(element: Element): boolean {
  const [box] = element.getClientRects();
  if (!box) return false;
  return (
    box.bottom >= -innerHeight &&
    box.top <= 2 * innerHeight &&
    box.right >= -innerWidth &&
    box.left <= 2 * innerWidth
  );
}

function requestFeed(element: Element): void {
  const src = element.getAttribute('src') ?? ownTag()?.dataset.src;
  // What a placeholder stands for is known to the element.
  const address = src && !src.includes('{') ? httpUrl(src, document.baseURI) : undefined;
  if (address && (element.getAttribute('loading') === 'eager' || isNear(element)))
    getOrCreate(address, () => startRequest(address, {}));
}

// A page that is still being parsed would be laid out for it.
if (document.readyState !== 'loading')
  for (const element of document.querySelectorAll(SELECTOR)) requestFeed(element);
