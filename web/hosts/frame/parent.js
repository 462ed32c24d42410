// For the page around `<iframe data-cnn-params src="…/frame.html">`: makes the frame as high as its content,
// and repeats the exercise's events on the iframe.

import { protocol, rateLimit } from './messages.js';

/** @type {WeakMap<HTMLIFrameElement, () => boolean>} */
const limits = new WeakMap();
const frames = () => /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll('iframe[data-cnn-params]')]);

/** @param {HTMLIFrameElement} frame @param {object} content */
function tell(frame, content) {
  // A sandboxed frame has no origin to name; nothing said to it is secret.
  frame.contentWindow?.postMessage({ cnnParams: protocol, ...content }, '*');
}

/** Whether the frame is at its own address: not navigated away, or without an origin by its sandbox or by ours. @param {HTMLIFrameElement} frame @param {string} origin */
function isOwn(frame, origin) {
  const mayBeNone = frame.hasAttribute('sandbox') || self.origin === 'null';
  return origin === new URL(frame.src, location.href).origin || (origin === 'null' && mayBeNone);
}

/** @param {MessageEvent} event */
function receive({ source, origin, data }) {
  if (data?.cnnParams !== protocol) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || !isOwn(frame, origin)) return;
  const mayPass = limits.get(frame) ?? rateLimit();
  limits.set(frame, mayPass);
  if (!mayPass()) return;
  const { height, event, detail } = data;
  if (height > 0 && height < 50000) {
    frame.style.setProperty('height', `${Math.ceil(height)}px`);
    tell(frame, { sized: true });
  }
  if (['answer', 'step', 'done'].includes(event)) {
    frame.dispatchEvent(new CustomEvent(`cnn-params-${event}`, { detail, bubbles: true }));
  }
}

addEventListener('message', receive);
// Whoever comes second is answered: frames that spoke before this script ran speak again.
for (const frame of frames()) tell(frame, { hello: true });
