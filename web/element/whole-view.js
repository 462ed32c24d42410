// The whole view: title and tabs, then the network, the code, the summary and the question.

import { html, nothing } from 'lit';
import { activityNames } from '../settings/activity-names.js';
import { lessons } from '../lesson/lessons/all.js';
import { languages } from '../words/locales/all.js';
import { codeCard } from '../lesson/views/code-card.js';
import { lessonNetwork } from '../lesson/views/lesson-network.js';
import { questionCard } from '../lesson/views/question-card.js';
import { summaryCard } from '../lesson/views/summary-card.js';
import { writeAddress } from '../settings/address.js';
import { headingLevel } from '../page/heading-level.js';

/** @import { WholeNeeds } from './needs.js' */

/** @param {WholeNeeds} element @param {string} id @param {number} number @param {boolean} current */
function tab(element, id, number, current) {
  const { words } = element;
  return html`<li>
    <a
      href="#lesson=${id}"
      aria-current=${current ? 'page' : nothing}
      @click=${(/** @type {Event} */ event) => {
        event.preventDefault();
        element.open(id);
      }}
      >${number ? html`<span class="number">${number}</span> ` : nothing}${words.text(`lesson-${id}`)}</a
    >
  </li>`;
}

/** @param {WholeNeeds} element */
function tabs(element) {
  const lesson = element.config ? 'own-model' : element.lesson || lessons[0].id;
  const current = element.activityId || lesson;
  return html`<nav part="tabs" aria-label=${element.words.text('lessons-label')}>
    <ul class="tabs">
      ${element.config ? tab(element, 'own-model', 0, current === 'own-model') : nothing}
      ${lessons.map(({ id }, i) => tab(element, id, i + 1, id === current))}
      ${activityNames
        .filter(({ id, forTeachers }) => !forTeachers || element.site || id === current)
        .map(({ id }) => tab(element, id, 0, id === current))}
    </ul>
  </nav>`;
}

const themes = ['', 'light', 'dark'];

/** @param {WholeNeeds} element */
function tools(element) {
  const { words, theme, view } = element;
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length];
  const share = async () => {
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
  };
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
function title({ activityId, config, player, words }) {
  if (activityId) return words.text(`title-${activityId}`);
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
  return html`<div class="page" role=${site ? nothing : 'region'} aria-label=${label}>
    <div class="top" role=${site ? 'banner' : nothing}>
      <div class="head">
        <h2 tabindex="-1" aria-level=${headingLevel(element, 2)}>${title(element)}</h2>
        ${tools(element)}
      </div>
      ${tabs(element)}
    </div>
    <div role=${site ? 'main' : nothing}>
      <p class="about soft" part="about">${words.text(`about-${id}`)}</p>
      ${element.activityId ? (activity?.view() ?? loading(element)) : lessonBody(element)}
      ${store.lasting ? nothing : html`<p class="soft">${words.text('memory-only')}</p>`}
      ${element.engine?.build === 'js' ? html`<p class="soft">${words.text('compatibility-mode')}</p>` : nothing}
    </div>
  </div>`;
}
