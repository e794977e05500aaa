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
