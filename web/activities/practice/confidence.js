// Sure or not sure: one press before an answer, or none. Who is sure and wrong learns most from it, so that exercise comes
// back before all others.

import { html } from 'lit';
import { isReadable } from '../../lesson/inquiry.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Player } from '../../lesson/player.js' */

/** Watches what is answered in one exercise. */
export class Confidence {
  /** One was sure of an answer that was wrong. */ misplaced = false;
  /** @type {Player['verdict']} */ #heard = undefined;

  /** Each answer is held against what was said of it, once. @param {Player} player @returns {boolean} whether one came */
  hear(player) {
    const { verdict } = player;
    if (verdict === this.#heard) return false;
    this.#heard = verdict;
    if (!verdict || !isReadable(verdict.diagnosis) || player.sure === undefined) return false;
    this.misplaced ||= player.sure && !verdict.correct && !verdict.diagnosis?.carried;
    player.sure = undefined;
    return true;
  }
}

/** @param {ActivityNeeds} element */
export function confidenceChoice(element) {
  const { player, words } = element;
  const choice = (/** @type {boolean} */ sure) => {
    const chosen = player?.sure === sure;
    const press = () => element.act((lesson) => (lesson.sure = chosen ? undefined : sure));
    return html`<button type="button" class="quiet ${chosen ? 'chosen' : ''}" aria-pressed=${chosen} name=${sure ? 'sure' : 'not-sure'}
      @click=${press}>${words.text(sure ? 'confidence-sure' : 'confidence-not')}</button>`;
  };
  return html`<div class="buttons confidence" role="group" aria-label=${words.text('confidence')}>
    <span class="soft">${words.text('confidence')}</span> ${choice(true)} ${choice(false)}
  </div>`;
}
