// `Model(inputs, outputs)`: a graph of calls between tensors.

import { PyInstance, Unknown } from '../python/values.js';
import { graphEntry, layersBetween } from './graph.js';
import { KerasModel } from './model.js';
import { KerasTensor, tensorsIn } from './tensor.js';

/** @import { Session } from './session.js' */

/** The names of Keras 1 too. @param {any[]} args @param {Map<string, any>} named */
const endsGiven = (args, named) => ({
  inputs: named.get('inputs') ?? named.get('input') ?? args[0],
  outputs: named.get('outputs') ?? named.get('output') ?? args[1],
  name: named.get('name') ?? args[2],
});

export class Functional extends KerasModel {
  /** @param {Session} session @param {any[]} args @param {Map<string, any>} named */
  constructor(session, args, named) {
    const { interpreter } = session;
    const { inputs, outputs, name } = endsGiven(args, named);
    for (const one of [inputs, outputs, name]) if (one instanceof Unknown) interpreter.ask(one, { kind: 'value' });
    super(session, typeof name === 'string' ? name : session.uniqueName('functional'));
    this.inputs = tensorsIn(inputs);
    this.outputs = tensorsIn(outputs);
    this.listedEnds = { inputs: !(inputs instanceof KerasTensor), outputs: !(outputs instanceof KerasTensor) };
    if (this.inputs.length === 0 || this.outputs.length === 0) {
      const empty = this.inputs.length === 0 ? 'inputs' : 'outputs';
      const given = empty === 'inputs' ? inputs : outputs;
      const hint =
        given?.isLayer || given instanceof PyInstance
          ? ' That is a layer, which has to be called on a tensor first.'
          : '';
      interpreter.fault('no_tensor', `Model needs ${empty} that are tensors.${hint}`, { argument: empty });
    }
    const inner = this.inputs.find(({ layer }) => layer.className !== 'InputLayer');
    if (inner)
      interpreter.fault(
        'inner_input',
        `The input of a model is made by Input(): ${inner.layer.name} is a layer within.`,
      );
    this.layers = layersBetween(session, this.inputs, this.outputs);
    this.#checkNames();
  }

  #checkNames() {
    const names = new Set();
    for (const { name } of this.layers) {
      if (names.has(name))
        this.session.interpreter.fault('duplicate_name', `Two layers of the model have the name ${name}.`, {
          what: name,
        });
      names.add(name);
    }
  }

  entry() {
    const { name, trainable, inputs, outputs, listedEnds: listed } = this;
    return graphEntry(this.session, { name, trainable, inputs, outputs, listed });
  }
}
