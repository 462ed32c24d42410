// What lies between a model's inputs and outputs, in the order in which Keras lists it, as a Functional's config.

import { written, writtenTensor } from './layer.js';

/** @import { KerasTensor, Node } from './tensor.js' */
/** @import { Session } from './session.js' */

/** @typedef {{ nodes: Node[], indices: Map<any, number> }} Walk calls, each after those it reads; when each layer was first met */

/** From the outputs back to the inputs. @param {Session} session @param {KerasTensor[]} inputs @param {KerasTensor[]} outputs @returns {Walk} */
function walk(session, inputs, outputs) {
  /** @type {Node[]} */ const nodes = [];
  /** @type {Set<Node>} */ const done = new Set();
  /** @type {Map<any, number>} */ const indices = new Map();
  /** What is still to do: a call, and whether what it reads was walked. @type {{ node: Node, ready: boolean }[]} */ const todo =
    [];
  for (const output of outputs) {
    todo.push({ node: output.node, ready: false });
    while (todo.length > 0) {
      const { node, ready } = /** @type {any} */ (todo.pop());
      if (done.has(node)) continue;
      if (ready) {
        done.add(node);
        nodes.push(node);
        continue;
      }
      if (!indices.has(node.layer)) indices.set(node.layer, indices.size);
      const isInput = inputs.some((one) => one.node === node);
      if (node.inputs.length === 0 && !isInput) {
        const message = `${node.layer.name} is not among the inputs of the model, and its outputs need it.`;
        session.interpreter.fault('not_connected', message, { what: node.layer.name });
      }
      todo.push({ node, ready: true });
      if (!isInput)
        for (const tensor of [...node.inputs].reverse())
          if (!done.has(tensor.node)) todo.push({ node: tensor.node, ready: false });
    }
  }
  return { nodes, indices };
}

/** Layers by how far they are from the outputs, the farthest first, as Keras lists them. @param {Walk} found @param {KerasTensor[]} inputs @returns {any[]} */
function layersInOrder({ nodes, indices }, inputs) {
  /** @type {Map<Node, number>} */ const depths = new Map();
  /** @type {Map<any, number>} */ const depthOf = new Map();
  const isInput = new Set(inputs.map(({ node }) => node));
  for (const node of [...nodes].reverse()) {
    const depth = Math.max(depths.get(node) ?? 0, depthOf.get(node.layer) ?? 0);
    depthOf.set(node.layer, depth);
    depths.set(node, depth);
    if (isInput.has(node)) continue;
    for (const { node: before } of node.inputs) depths.set(before, Math.max(depth + 1, depths.get(before) ?? 0));
  }
  for (const { layer } of inputs) {
    if (depthOf.has(layer)) continue;
    depthOf.set(layer, 0);
    indices.set(layer, -1);
  }
  const order = (/** @type {any} */ layer) => /** @type {number} */ (indices.get(layer));
  return [...depthOf.keys()].sort((a, b) => Number(depthOf.get(b)) - Number(depthOf.get(a)) || order(a) - order(b));
}

/** The layers of a model. @param {Session} session @param {KerasTensor[]} inputs @param {KerasTensor[]} outputs */
export const layersBetween = (session, inputs, outputs) => layersInOrder(walk(session, inputs, outputs), inputs);

/**
 * @param {Session} session @param {{ name: string, trainable: boolean, inputs: KerasTensor[], outputs: KerasTensor[], listed?: { inputs: boolean, outputs: boolean } }} model
 *   listed: which ends were given as lists, as Keras then writes them
 * @returns {any} a Functional's config
 */
export function graphEntry(session, { name, trainable, inputs, outputs, listed }) {
  const found = walk(session, inputs, outputs);
  const used = new Set(found.nodes);
  const layers = layersInOrder(found, inputs);
  /** Calls of a layer that belong to this model, numbered anew. */
  const numberOf = new Map(
    layers.flatMap((layer) =>
      layer.nodes
        .filter((/** @type {Node} */ one) => used.has(one))
        .map((/** @type {Node} */ one, /** @type {number} */ i) => [one, i]),
    ),
  );
  const history = (/** @type {KerasTensor} */ tensor) => [
    tensor.layer.name,
    numberOf.get(tensor.node) ?? 0,
    tensor.output,
  ];
  const write = (/** @type {KerasTensor} */ tensor) => writtenTensor(tensor, history);
  const isInput = new Set(inputs.map(({ node }) => node));
  const entries = layers.map((layer) => {
    const calls = layer.nodes.filter((/** @type {Node} */ node) => used.has(node) && !isInput.has(node));
    const nodes = calls.map((/** @type {Node} */ { args, kwargs }) => ({
      args: written(args, write),
      kwargs: written(kwargs, write),
    }));
    return { ...layer.entry(), name: layer.name, inbound_nodes: nodes };
  });
  const ends = (/** @type {KerasTensor[]} */ tensors, /** @type {boolean | undefined} */ isList) =>
    tensors.length === 1 && !isList ? history(tensors[0]) : tensors.map(history);
  const config = {
    name,
    trainable,
    layers: entries,
    input_layers: ends(inputs, listed?.inputs),
    output_layers: ends(outputs, listed?.outputs),
  };
  return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
}
