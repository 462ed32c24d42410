// Addresses of parameters: names such as conv2d.kernel[0,2,1,1], and how a layer's weights are laid out to be seen:
// for each filter or unit one kernel an input channel, then its bias. No page.

/** @import { LayerRow } from '../engine/types.js' */

/** @typedef {{ layer: string, name: string, shape: number[] }} WeightShape */
/** @typedef {{ layer: string, weight: string, index: number }} Parameter */
/**
 * One weight as a family of grids: `outer` filters or units × `inner` channels, each of `count` cells in lines of `columns`.
 * @typedef {{ layer: string, weight: string, shape: number[], outer: number, inner: number, count: number, columns: number }} Tensor
 */
/**
 * Weights of a layer that belong together filter by filter; `slots` grids a filter.
 * @typedef {{ layer: string, tensors: Tensor[], outer: number, slots: number }} Group
 */
/** One grid: `slot` counts the grids of a filter over all weights of the group. @typedef {{ group: number, outer: number, slot: number }} Place */

/** Lines of a long row that has no shape of its own. */
const longestLine = 40;

/** @param {number[]} sizes */
const product = (sizes) => sizes.reduce((a, b) => a * b, 1);

/** The image whose values a Dense layer reads in a row, if there is one. @param {LayerRow[]} rows @param {string} layer @param {number} features */
function flattenedImage(rows, layer, features) {
  const row = rows.find(({ name }) => name === layer);
  const source = rows[row?.inputs[0] ?? -1];
  const image = source?.class_name === 'Flatten' ? (source.input_shapes[0] ?? []).slice(1).map(Number) : [];
  return image.length === 3 && product(image) === features ? image : undefined;
}

/** @param {WeightShape} weight @param {LayerRow[]} rows @returns {Tensor} */
function tensorOf({ layer, name, shape }, rows) {
  const base = { layer, weight: name, shape };
  if (shape.length < 2) return { ...base, outer: product(shape), inner: 1, count: 1, columns: 1 };
  const outer = shape[shape.length - 1];
  if (shape.length > 2) {
    const spatial = shape.slice(0, -2);
    return {
      ...base,
      outer,
      inner: shape[shape.length - 2],
      count: product(spatial),
      columns: spatial[spatial.length - 1],
    };
  }
  const image = flattenedImage(rows, layer, shape[0]);
  if (image) return { ...base, outer, inner: image[2], count: image[0] * image[1], columns: image[1] };
  return { ...base, outer, inner: 1, count: shape[0], columns: Math.min(shape[0], longestLine) };
}

/** @param {WeightShape[]} weights @param {LayerRow[]} rows @returns {Group[]} */
export function groupsOf(weights, rows) {
  /** @type {Group[]} */
  const groups = [];
  for (const weight of weights.filter(({ shape }) => product(shape) > 0)) {
    const tensor = tensorOf(weight, rows);
    const last = groups[groups.length - 1];
    if (last?.layer === tensor.layer && last.outer === tensor.outer) {
      last.tensors.push(tensor);
      last.slots += tensor.inner;
    } else {
      groups.push({ layer: tensor.layer, tensors: [tensor], outer: tensor.outer, slots: tensor.inner });
    }
  }
  return groups;
}

/** The weight and input channel of a slot. @param {Group} group @param {number} slot @returns {{ tensor: Tensor, inner: number }} */
export function slotOf(group, slot) {
  let rest = slot;
  for (const tensor of group.tensors) {
    if (rest < tensor.inner) return { tensor, inner: rest };
    rest -= tensor.inner;
  }
  throw new RangeError(`slot ${slot} of ${group.slots}`);
}

/** @param {Tensor} tensor @param {number} outer @param {number} inner @param {number} cell */
export function indexOf(tensor, outer, inner, cell) {
  return cell * tensor.inner * tensor.outer + inner * tensor.outer + outer;
}

/** Where a parameter is drawn. @param {Group[]} groups @param {Parameter} parameter @returns {Place & { cell: number, tensor: Tensor }} */
export function placeOf(groups, { layer, weight, index }) {
  const group = groups.findIndex((one) => one.tensors.some((some) => some.layer === layer && some.weight === weight));
  const { tensors } = groups[group];
  const at = tensors.findIndex((one) => one.weight === weight);
  const tensor = tensors[at];
  const before = tensors.slice(0, at).reduce((sum, { inner }) => sum + inner, 0);
  const rest = index % (tensor.inner * tensor.outer);
  const slot = before + Math.floor(rest / tensor.outer);
  return { group, outer: rest % tensor.outer, slot, cell: Math.floor(index / (tensor.inner * tensor.outer)), tensor };
}

/** @param {Group[]} groups @param {Place} place @param {number} cell @returns {Parameter} */
export function parameterAt(groups, { group, outer, slot }, cell) {
  const { tensor, inner } = slotOf(groups[group], slot);
  return {
    layer: tensor.layer,
    weight: tensor.weight,
    index: indexOf(tensor, outer, inner, Math.min(cell, tensor.count - 1)),
  };
}

/** The grid before or after, over all layers; the first and the last stay. @param {Group[]} groups @param {Place} place @param {1 | -1} step @returns {Place} */
export function nextPlace(groups, { group, outer, slot }, step) {
  const number = outer * groups[group].slots + slot + step;
  const size = groups[group].slots * groups[group].outer;
  if (number >= 0 && number < size) {
    return { group, outer: Math.floor(number / groups[group].slots), slot: number % groups[group].slots };
  }
  const next = groups[group + step];
  if (!next) return { group, outer, slot };
  return step > 0
    ? { group: group + 1, outer: 0, slot: 0 }
    : { group: group - 1, outer: next.outer - 1, slot: next.slots - 1 };
}

/** Position in the tensor, as Keras would write it. @param {number[]} shape @param {number} index */
function positionOf(shape, index) {
  const position = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position.unshift(index % shape[axis]);
    index = Math.floor(index / shape[axis]);
  }
  return position;
}

/** `conv2d.kernel[0,2,1,1]` @param {WeightShape} weight @param {number} index */
export function parameterName({ layer, name, shape }, index) {
  return `${layer}.${name}[${positionOf(shape, index).join(',')}]`;
}

/**
 * @param {string} text a name as `parameterName` writes it; spaces do not matter
 * @param {WeightShape[]} weights
 * @returns {{ parameter: Parameter } | { problem: 'form' | 'weight' | 'range', shape?: number[], weight?: string }}
 */
export function readName(text, weights) {
  const found = text.replace(/\s/g, '').match(/^(.{1,200})[./]([^./[\]]{1,80})\[(\d{1,7}(?:,\d{1,7}){0,7})\]$/);
  if (!found) return { problem: 'form' };
  const [, layer, name, numbers] = found;
  const weight = weights.find((one) => one.layer === layer && one.name === name);
  if (!weight) return { problem: 'weight', weight: `${layer}.${name}` };
  const position = numbers.split(',').map(Number);
  const { shape } = weight;
  if (position.length !== shape.length || position.some((place, axis) => place >= shape[axis])) {
    return { problem: 'range', shape, weight: `${layer}.${name}` };
  }
  const index = position.reduce((sum, place, axis) => sum * shape[axis] + place, 0);
  return { parameter: { layer, weight: name, index } };
}
