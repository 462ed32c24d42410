// What the page inside an iframe and its parent say to each other. Every message is `{ cnnParams: 1, … }`:
// from inside `height` (a number) and `event` with `detail`; from the parent `hello`, `sized` and `set`.

/** Version of the messages; others are ignored. */
export const protocol = 1;
/** Messages of one second that are read; the rest of a flood is dropped unread. */
const perSecond = 30;

/** @param {() => number} [now] milliseconds @returns {() => boolean} whether one more may pass */
export function rateLimit(now = () => performance.now()) {
  let second = 0;
  let count = 0;
  return () => {
    const current = Math.floor(now() / 1000);
    if (current !== second) [second, count] = [current, 0];
    return ++count <= perSecond;
  };
}
