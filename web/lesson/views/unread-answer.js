// Texts that could not be taken as an answer, and texts that were read otherwise than they stand there.

import { html, nothing } from 'lit';
import { isReadable } from '../inquiry.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Diagnosis } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** @param {Diagnosis} diagnosis @param {any} typed @param {string} reads @param {Words} words */
export function unreadText({ understood }, typed, reads, words) {
  const text = understood.text || String(typed).slice(0, 60);
  const [first = 0] = understood.candidates;
  return words.text(`understood-${understood.kind}`, {
    text,
    kind: words.text(`kind-${reads}`),
    value: words.number(first),
  });
}

/** @param {LessonNeeds} element */
export function unreadAnswer(element) {
  const { player, words } = element;
  const diagnosis = player?.verdict?.diagnosis;
  if (!player || !diagnosis || isReadable(diagnosis)) return undefined;
  const { kind, candidates } = diagnosis.understood;
  return html`<div class="reply attention">
    <p>${unreadText(diagnosis, player.verdict?.answer, player.kind.reads, words)}</p>
    ${
      kind === 'ambiguous'
        ? html`<div class="buttons">
          ${candidates.map((value) => html`<button class="quiet" @click=${() => element.take(String(value), value)}>${words.number(value)}</button>`)}
        </div>`
        : nothing
    }
  </div>`;
}

/** In this language 2.515 is 2515, and everywhere 1e3 is 1000: what was understood is said. @param {LessonNeeds} element */
export function readAs({ player, words }) {
  const { read, answer, diagnosis } = player?.verdict ?? {};
  const value = diagnosis?.understood.value;
  const plain = read === answer && !/\de[-+]?\d/i.test(String(answer));
  if (read === undefined || plain || typeof value !== 'number') return nothing;
  return html`<p class="soft">${words.text('understood-as', { text: String(answer), value: words.number(value) })}</p>`;
}
