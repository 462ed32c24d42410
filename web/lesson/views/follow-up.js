// The one small question inside a reply that tells the causes of an answer apart.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { cellText } from '../../words/cause-sentences.js';
import { unreadText } from './unread-answer.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Question } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** @param {Question} question @param {Words} words */
export function followUpText({ of, layer = '', weight = '', label = '' }, words) {
  if (of === 'factor') {
    const names = { weight: words.text(`weight-${weight}`), name: words.text(`dim-${label}`) };
    return words.text('ask-factor', { label, layer, ...names });
  }
  const own = `ask-${of}-layer`;
  return words.text(layer && words.has(own) ? own : `ask-${of}`, { layer });
}

/** What an answer is read as: most are numbers. @param {Question['of']} of @returns {'shape' | 'sum' | 'number'} */
function readsOf(of) {
  if (of === 'all_params' || of === 'all_terms') return 'sum';
  return of === 'output_shape' || of === 'kernel_shape' || of === 'all_shapes' ? 'shape' : 'number';
}

/** What was answered to follow-ups before. @param {LessonNeeds} element */
export function evidence({ player, words }) {
  return (player?.inquiry?.evidence ?? []).map(
    ({ question, answer, correct }) => html`<p class="soft">${followUpText(question, words)}
      <b>${words.text(correct ? 'follow-up-right' : 'follow-up-wrong', { answer: String(answer) })}</b></p>`,
  );
}

/** @param {LessonNeeds} element */
export function followUp(element) {
  const { player, words, view } = element;
  const inquiry = player?.inquiry;
  if (!player || !inquiry?.asks) return nothing;
  const reads = readsOf(inquiry.asks.of);
  const hint = inquiry.asks.of === 'all_shapes' ? 'shapes' : reads;
  const submit = () => element.answerFollowUp(view.followUp, reads);
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    submit();
  };
  const title = followUpText(inquiry.asks, words);
  const answer = cellText(words, player.verdict?.diagnosis?.understood.value ?? player.verdict?.answer);
  const why =
    inquiry.settled === 'none'
      ? words.text('first-step')
      : `${words.text('follow-up-open', { answer })} ${words.text('follow-up')}`;
  return html`<p>${why}</p>
    <div class="follow-up" @keydown=${keydown}>
      <label for="follow-up">${title}</label>
      <span class="buttons">
        <input id="follow-up" name="follow-up" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="400"
          placeholder=${words.text(`answer-hint-${hint}`)} .value=${live(view.followUp)}
          @input=${(/** @type {any} */ event) => (view.followUp = event.target.value)} />
        <button class="main" type="button" @click=${submit}>${words.text('follow-up-answer')}</button>
        <button class="quiet" type="button" @click=${() => element.act((lesson) => lesson.stopFollowUps())}>${words.text('follow-up-skip')}</button>
      </span>
      ${inquiry.unread ? html`<p>${unreadText(inquiry.unread, view.followUp, reads, words)}</p>` : nothing}
    </div>`;
}
