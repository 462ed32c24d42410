// Work starts when an element comes near the part of the page that is seen.

/** How far away, in pixels, counts as near. */
const near = '400px';

/**
 * Calls once, soon: at once where nobody can say what is seen, and before printing.
 * @param {Element} element @param {() => void} start @param {AbortSignal} signal gives up
 */
export function whenNear(element, start, signal) {
  if (typeof IntersectionObserver === 'undefined') {
    start();
    return;
  }
  const once = () => {
    observer.disconnect();
    removeEventListener('beforeprint', once);
    if (!signal.aborted) start();
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && once(),
    {
      rootMargin: near,
    },
  );
  observer.observe(element);
  addEventListener('beforeprint', once, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * Calls each time somebody turns to an element: with a pointer over it, or with the focus in it.
 * @param {Element} element @param {() => void} act @param {AbortSignal} signal
 */
export function whenTurnedTo(element, act, signal) {
  for (const turn of ['pointerenter', 'pointerdown', 'focusin']) element.addEventListener(turn, act, { signal });
}

/** Ends when every element that was to open before has opened. */
let turn = Promise.resolve();

/** Milliseconds after which nobody waits for the page to be painted: one that is not seen never is. */
const longestPaint = 250;

/** Waits for one's turn: elements open one after the other, so that the first is not kept waiting by its neighbours. */
export function ownTurn() {
  const mine = turn;
  turn = mine.then(
    () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, longestPaint);
        requestAnimationFrame(() => {
          clearTimeout(timer);
          setTimeout(resolve);
        });
      }),
  );
  return mine;
}
