// The model as Keras code, in the spelling of 2018 and of today; the layer in question is lit.

import { html } from 'lit';
import { keras3Listing, listingText } from '../../model/listing.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { LessonNeeds } from '../needs.js' */

/** @param {LessonNeeds} element @param {string} era */
function eraButton(element, era) {
  const pressed = element.view.listing === era;
  return html`<button class="quiet ${pressed ? 'chosen' : ''}" aria-pressed=${pressed}
    @click=${() => element.setView({ listing: era })}>${element.words.text(`code-${era}`)}</button>`;
}

/** @param {LessonNeeds} element @param {string} [lit] the layer whose line is lit: the one in question */
export function codeCard(element, lit = element.player?.step.layer) {
  const { player, view, words, engine, later } = element;
  if (!player) return html``;
  const { config } = player.course.lesson;
  const era = view.listing === 'keras2' ? 'keras2' : 'keras3';
  const sequential = (era === 'keras2' && later?.keras2Listing) || keras3Listing;
  const describe = (/** @type {string} */ className) => engine.describe(className);
  const lines =
    config.class_name === 'Sequential'
      ? sequential(config, describe, later?.restWriter('"', describe))
      : (later?.graphListing(config, describe, era) ?? []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(listingText(lines));
      element.notify('code-copied');
    } catch {
      element.notify(''); // no clipboard here: the text can still be selected
    }
  };
  return html`<section class="card code-card" part="code">
    <div class="card-head">
      <h3 aria-level=${headingLevel(element, 3)}>${words.text('code-title')}</h3>
      <div class="choices" role="group" aria-label=${words.text('code-label')}>
        ${eraButton(element, 'keras2')} ${eraButton(element, 'keras3')}
        <button class="quiet" @click=${copy}>${words.text('code-copy')}</button>
      </div>
    </div>
    <pre class=${lines.length > 60 ? 'long' : ''} translate="no" tabindex="0" aria-label=${words.text('code-title')}><code>${lines.map(
      (line) =>
        html`<span class="line ${line.layer && line.layer === lit ? 'lit' : ''}">${line.pieces.map((piece) =>
          piece.dimension ? html`<b class="dim-${piece.dimension}">${piece.text}</b>` : piece.text,
        )}\n</span>`,
    )}</code></pre>
  </section>`;
}
