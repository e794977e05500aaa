/**
 * Calls once when an element comes within a viewport of what is seen. What has no box (a closed `details`, a
 * hidden tab, `display: none`) never does, until it has one.
 * @returns what ends the waiting
 */
export function whenNear(element: Element, near: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
