/** Elements that {@link measureNear} has found near. */
const nearElements = new WeakSet<Element>();

/**
 * Measures whether an element is near, as {@link whenNear} has it. That is free while nothing on the page has changed
 * since it was last laid out, and costs a layout of the page otherwise: `whenNear` waits for the next one.
 */
export function measureNear(element: Element): boolean {
  const [box] = element.getClientRects();
  const isNear =
    !!box &&
    box.bottom >= -innerHeight &&
    box.top <= 2 * innerHeight &&
    box.right >= -innerWidth &&
    box.left <= 2 * innerWidth;
  if (isNear) nearElements.add(element);
  return isNear;
}

/** True for an element that {@link measureNear} has found near. */
export const wasNear = (element: Element): boolean => nearElements.has(element);

/**
 * Calls `onNear` once, when the element is within a viewport's height or width of what is visible. An element
 * without a box (in a closed `details`, a hidden tab, `display: none`) counts as far until it has one.
 *
 * @returns stops waiting
 */
export function whenNear(element: Element, onNear: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      onNear();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
