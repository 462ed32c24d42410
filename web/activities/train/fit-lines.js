// What Keras's own fit() would print of this run, as it prints it in a terminal.

/** @import { Training } from './training.js' */

/** Signs of a bar that is full. */
const longestBar = 20;

/** @param {number} milliseconds */
function timeText(milliseconds) {
  return milliseconds >= 1 ? `${Math.round(milliseconds)}ms` : `${Math.round(milliseconds * 1000)}us`;
}

/** Keras pads a count to the width of the last one. @param {number} batch @param {number} batches */
const batchText = (batch, batches) => `${String(batch).padStart(String(batches).length)}/${batches}`;

/** @param {number} done from 0 to 1 */
function barText(done) {
  const full = Math.round(done * longestBar);
  return '━'.repeat(full) + ' '.repeat(longestBar - full);
}

/** Four digits after the point, or three of a small number with its power of ten. @param {number} value */
function figureText(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : 'inf';
  if (Math.abs(value) > 1e-3 || value === 0) return value.toFixed(4);
  const [digits, power] = value.toExponential(4).split('e');
  return `${digits}e${power.replace(/^([+-])(\d)$/, '$10$2')}`;
}

/**
 * The lines of one network: each epoch that has begun.
 * @param {Training} training @param {number} index of the network @returns {string[]}
 */
export function fitLines(training, index) {
  const { batches, settings, marks, networks } = training;
  const { spent, steps } = networks[index];
  const each = steps > 0 ? spent / steps : 0;
  /** The last mark of each epoch. @type {import('./training.js').Mark[]} */ const lasts = [];
  for (const mark of marks.slice(1, training.at === undefined ? undefined : training.at + 1))
    lasts[Math.ceil(mark.step / batches) - 1] = mark;
  return lasts.flatMap((mark, epoch) => {
    const { training: learnt, heldBack } = mark.networks[index];
    const batch = mark.step - epoch * batches;
    const figures = [`accuracy: ${figureText(learnt?.accuracy ?? NaN)}`, `loss: ${figureText(learnt?.loss ?? NaN)}`];
    if (batch === batches)
      figures.push(`val_accuracy: ${figureText(heldBack.accuracy)}`, `val_loss: ${figureText(heldBack.loss)}`);
    const time = `${Math.round((each * batch) / 1000)}s ${timeText(each)}/step`;
    const head = `${batchText(batch, batches)} ${barText(batch / batches)} ${time}`;
    return [`Epoch ${epoch + 1}/${settings.epochs}`, `${head} - ${figures.join(' - ')}`];
  });
}
