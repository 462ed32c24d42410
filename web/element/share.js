// A link to what is shown, with all that an address can carry.

import { lessons } from '../lesson/lessons/all.js';
import { writeAddress } from '../settings/address.js';

/** @import { WholeNeeds } from './needs.js' */

/** @param {WholeNeeds} element */
export async function share(element) {
  const { lesson, player } = element;
  const address = new URL(location.href);
  address.hash = writeAddress({
    ...element.shared,
    lesson: lesson || lessons[0].id,
    // A number and not an id: it is shorter, and version 0.1.0 on somebody's page understands it too.
    step: player && !element.activityId ? player.step.number : undefined,
  });
  try {
    await navigator.clipboard.writeText(address.href);
    element.notify('shared');
  } catch {
    location.hash = address.hash; // the address bar then holds the link
  }
}
