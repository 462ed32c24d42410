// The whole view: title and ways to go, then the network, the code, the summary and the question.

import { html, nothing } from 'lit';
import { lessons } from '../lesson/lessons/all.js';
import { languages } from '../words/locales/all.js';
import { codeCard } from '../lesson/views/code-card.js';
import { lessonNetwork } from '../lesson/views/lesson-network.js';
import { questionCard } from '../lesson/views/question-card.js';
import { summaryCard } from '../lesson/views/summary-card.js';
import { headingLevel } from '../page/heading-level.js';
import { navigation } from './navigation.js';

/** @import { WholeNeeds } from './needs.js' */

const themes = ['', 'light', 'dark'];

/** @param {WholeNeeds} element */
function tools(element) {
  const { words, theme, view } = element;
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length];
  const share = () => element.completeOrFail().then(() => element.later?.share(element));
  return html`<div class="tools" part="tools">
    ${view.notice ? html`<span class="soft" role="status">${words.text(view.notice)}</span>` : nothing}
    ${element.site ? html`<button class="quiet" @click=${share}>${words.text('share')}</button>` : nothing}
    ${Object.entries(languages)
      .filter(([code]) => code !== words.language)
      .map(
        ([code, { name }]) =>
          html`<button class="quiet" lang=${code} @click=${() => element.setLanguage(code)}>${name}</button>`,
      )}
    <button class="quiet" @click=${() => element.setTheme(nextTheme)}>${words.text(`theme-${theme || 'auto'}`)}</button>
  </div>`;
}

/** @param {WholeNeeds} element */
export function title({ activityId, config, player, words }) {
  // An activity's own words come with it.
  if (activityId && words.has(`title-${activityId}`)) return words.text(`title-${activityId}`);
  if (config) return words.text('title-own-model');
  const first = lessons[0];
  if (player?.course.lesson.id === first.id && player.knows('total_params')) {
    return words.text('title-zero-padding', { total: words.number(player.course.analysis.total_params) });
  }
  return words.text('title-unknown');
}

/** What stands in the place of an activity while its script arrives. @param {WholeNeeds} element */
function loading({ words }) {
  return html`<p class="loading" role="status">${words.text('loading')}</p>`;
}

/** @param {WholeNeeds} element */
function lessonBody(element) {
  return html`
    ${lessonNetwork(element)}
    <div class="columns">
      <div class="reading">${codeCard(element)} ${summaryCard(element)}</div>
      ${questionCard(element)}
    </div>
  `;
}

/** @param {WholeNeeds} element */
export function wholeView(element) {
  const { words, site, store, activity } = element;
  const id = element.activityId || element.player?.course.lesson.id;
  // Alone on its site the element is the document; in a host page it is a region of it.
  const label = site ? nothing : words.text('title-unknown');
  const skip = () => element.focusOn(element.activityId ? '.body' : '.question .answer input, .question .next');
  return html`<div class="page" role=${site ? nothing : 'region'} aria-label=${label}>
    ${site ? html`<button class="skip" @click=${skip}>${words.text('skip')}</button>` : nothing}
    <div class="top ${element.view.toolbox ? 'unfolded' : ''}" role=${site ? 'banner' : nothing}>
      <h2 tabindex="-1" aria-level=${headingLevel(element, 2)}>${title(element)}</h2>
      ${navigation(element)} ${tools(element)}
    </div>
    <div class="body" tabindex="-1" role=${site ? 'main' : nothing}>
      <p class="about soft" part="about">${words.has(`about-${id}`) ? words.text(`about-${id}`) : nothing}</p>
      ${element.activityId ? (activity?.view() ?? loading(element)) : lessonBody(element)}
      ${store.lasting ? nothing : html`<p class="soft">${words.text('memory-only')}</p>`}
      ${element.engine?.build === 'js' ? html`<p class="soft">${words.text('compatibility-mode')}</p>` : nothing}
    </div>
  </div>`;
}
