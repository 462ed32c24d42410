// `Sequential`: layers one after the other, built as soon as the shape of the input is known.

import { Builtin, PyInstance, PyList, Unknown } from '../python/values.js';
import { iterate } from '../python/items.js';
import { graphEntry } from './graph.js';
import { inputLayer } from './input.js';
import { callNode, dtypePolicy } from './layer.js';
import { KerasModel } from './model.js';
import { KerasTensor } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */

export class Sequential extends KerasModel {
  /** @param {Session} session @param {any[]} args @param {Map<string, any>} named */
  constructor(session, args, named) {
    const name = named.get('name') ?? args[2] ?? (typeof args[1] === 'string' ? args[1] : undefined);
    const { interpreter } = session;
    if (name instanceof Unknown) interpreter.ask(name, { kind: 'value' });
    super(session, typeof name === 'string' ? name : session.uniqueName('sequential'));
    /** The output of each layer, from the input's on; empty while the input is not known. @type {any[]} */ this.tensors =
      [];
    /** A block of the paste's own makes it a graph. */ this.isGraph = false;
    const layers = named.get('layers') ?? args[0] ?? null;
    if (layers instanceof Unknown) interpreter.ask(layers, { kind: 'value' });
    if (layers === null) return;
    for (const layer of iterate(interpreter, layers)) this.#push(layer);
    this.#rebuild();
  }

  listed() {
    return this.layers.filter(({ className }) => className !== 'InputLayer');
  }

  /** @param {any} given */
  #push(given) {
    const { interpreter } = this.session;
    const layer = given instanceof KerasTensor && given.layer.className === 'InputLayer' ? given.layer : given;
    if (layer instanceof Unknown) interpreter.ask(layer, { kind: 'value' });
    if (layer?.isLayerClass)
      interpreter.fault(
        'class_for_layer',
        `${layer.spelling} is a class here: write ${layer.spelling}() with brackets.`,
      );
    const isBlock = layer instanceof PyInstance && layer.kind.base !== '';
    if (!layer?.isLayer && !layer?.isModel && !isBlock)
      interpreter.fault('no_layer', 'Only layers can be added to a Sequential.');
    const name = isBlock ? layer : layer.name;
    if (this.layers.some((one) => one === layer || (!(one instanceof PyInstance) && one.name === name))) {
      interpreter.fault('duplicate_name', `Two layers of ${this.name} have the name ${layer.name}.`, {
        at: layer.at ?? interpreter.at,
        what: layer.name,
      });
    }
    if (this.layers.length === 0 && layer.inputShape) this.layers.push(inputLayer(this.session, layer.inputShape));
    this.layers.push(layer);
    this.isGraph ||= isBlock;
  }

  /** The shape of the input, where the first layer says it. */
  #inputShape() {
    const [first] = this.layers;
    if (first?.className === 'InputLayer') return first.config.batch_shape;
    return this.layers.length > 1 && first?.isModel ? (first.inputs[0]?.shape ?? null) : null;
  }

  /** Calls what was not called yet. */
  #rebuild() {
    const shape = this.#inputShape();
    if (!shape) return;
    if (this.layers[0].className !== 'InputLayer') this.layers.unshift(inputLayer(this.session, shape));
    const [input] = this.layers;
    if (this.tensors.length === 0) this.tensors.push(input.nodes[0].outputs[0]);
    const { interpreter } = this.session;
    const { at } = interpreter;
    while (this.tensors.length < this.layers.length) {
      const layer = this.layers[this.tensors.length];
      interpreter.at = layer.at ?? at;
      const last = this.tensors[this.tensors.length - 1];
      const output =
        layer instanceof PyInstance
          ? interpreter.world.callInstance(layer, [last], new Map())
          : callNode(layer, [last], new Map());
      this.tensors.push(output instanceof PyList ? output.items[0] : output);
    }
    interpreter.at = at;
    this.inputs = [this.tensors[0]];
    this.outputs = [this.tensors[this.tensors.length - 1]];
    // Keras makes a Functional of it each time, which takes a name.
    if (this.layers.length > 1) this.session.uniqueName('functional');
  }

  /** @param {(number | null)[]} shape batch included */
  build(shape) {
    if (this.layers.length === 0) this.session.interpreter.fault('empty_model', `${this.name} has no layers yet.`);
    if (this.layers[0].className !== 'InputLayer') this.layers.unshift(inputLayer(this.session, [...shape]));
    this.#rebuild();
  }

  /** @param {any[]} args @param {Map<string, any>} named @param {Interpreter} interpreter @returns {any} */
  call(args, named, interpreter) {
    const [tensor] = args;
    if (tensor instanceof KerasTensor && this.outputs.length === 0 && tensor.shape) this.build(tensor.shape);
    return super.call(args, named, interpreter);
  }

  #pop() {
    const layer = this.layers.pop();
    if (!layer) this.session.interpreter.fault('empty_model', `${this.name} has no layers to take away.`);
    this.tensors.length = Math.min(this.tensors.length, this.layers.length);
    if (this.tensors.length > 0) this.outputs = [this.tensors[this.tensors.length - 1]];
    if (this.layers.length > 1 && this.tensors.length > 0) this.session.uniqueName('functional');
    return layer;
  }

  /** @param {string} name @param {Interpreter} interpreter @returns {any} */
  attribute(name, interpreter) {
    if (name === 'add') {
      return new Builtin(name, ([layer], named) => {
        this.#push(layer ?? named.get('layer'));
        this.#rebuild();
        return null;
      });
    }
    if (name === 'pop') return new Builtin(name, () => this.#pop());
    return super.attribute(name, interpreter);
  }

  entry() {
    if (this.isGraph)
      return graphEntry(this.session, {
        name: this.name,
        trainable: this.trainable,
        inputs: this.inputs,
        outputs: this.outputs,
      });
    const { name, trainable } = this;
    /** @type {any} */ const config = {
      name,
      trainable,
      dtype: dtypePolicy(this.session.policy),
      layers: this.layers.map((one) => one.entry()),
    };
    if (this.tensors.length > 0) config.build_input_shape = this.tensors[0].shape;
    return { module: 'keras', class_name: 'Sequential', config, registered_name: null };
  }
}
