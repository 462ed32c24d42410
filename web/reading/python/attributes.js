// What stands behind a point.

import { listMethods, dictMethods, setMethods } from './container-methods.js';
import { article } from './items.js';
import { textMethods } from './text-methods.js';
import { Bound, Builtin, PyClass, PyDict, PyFloat, PyFunction, PyInstance, PyList, PySet, PyTuple, typeName, Unknown } from './values.js'; // prettier-ignore

/** @import { Interpreter } from './evaluation.js' */

/** Attributes of Python itself that can be asked for without harm. */
const open = new Set([
  '__name__',
  '__init__',
  '__call__',
  '__version__',
  '__class__',
  '__doc__',
  '__len__',
  '__file__',
]);

/** Decorators that change how a member is reached. @param {any} member */
const plainFunction = (member) => (member?.isStatic ? member.isStatic : member);

/** A member of a class, for an object of it. @param {Interpreter} interpreter @param {PyInstance} instance @param {any} member */
function boundMember(interpreter, instance, member) {
  if (member?.isProperty) return interpreter.callFunction(member.isProperty, [instance], new Map());
  if (member?.isClassMethod) return new Bound(member.isClassMethod, [instance.kind]);
  return member instanceof PyFunction ? new Bound(member, [instance]) : plainFunction(member);
}

/** @param {Interpreter} interpreter @param {PyInstance} instance @param {string} name */
function ofInstance(interpreter, instance, name) {
  if (instance.attributes.has(name)) return instance.attributes.get(name);
  const member = instance.kind.find(name);
  if (member !== undefined) return boundMember(interpreter, instance, member);
  if (name === '__class__') return instance.kind;
  return interpreter.world.baseAttribute(instance, name);
}

/** @param {any} value @param {string} name @param {Interpreter} interpreter */
function ofClass(value, name, interpreter) {
  const member = value.find(name);
  if (member?.isClassMethod) return new Bound(member.isClassMethod, [value]);
  if (member !== undefined) return plainFunction(member);
  if (name === '__name__') return value.name;
  return interpreter.world.classAttribute(value, name);
}

/** @param {Interpreter} interpreter @param {any} value @param {string} name @returns {any} undefined where it has none */
function found(interpreter, value, name) {
  if (value instanceof PyInstance) return ofInstance(interpreter, value, name);
  if (value instanceof PyClass) return ofClass(value, name, interpreter);
  if (value instanceof PyFunction) return name === '__name__' ? value.name : undefined;
  const methods =
    typeof value === 'string' ? textMethods
      : value instanceof PyList || value instanceof PyTuple ? listMethods
        : value instanceof PySet ? setMethods
          : value instanceof PyDict ? dictMethods
            : undefined; // prettier-ignore
  const method = methods?.get(name);
  if (method) return new Builtin(name, (args, named) => method(interpreter, value, args, named));
  if (value instanceof PyFloat && name === 'is_integer') return new Builtin(name, () => Number.isInteger(value.value));
  return value?.attribute?.(name, interpreter);
}

/** @param {Interpreter} interpreter @param {any} value @param {string} name @returns {any} */
export function attributeOf(interpreter, value, name) {
  if (/^__.*__$/.test(name) && !open.has(name)) {
    interpreter.fault('not_read', `${name} is Python's own, and not read here.`, { what: name });
  }
  if (value instanceof Unknown)
    return new Unknown(`${value.name}.${name}`, value.undefinedName ? value.at : interpreter.at, value.undefinedName);
  const attribute = found(interpreter, value, name);
  if (attribute !== undefined) return attribute;
  const message = `${article(typeName(value))} has no ${name}.`;
  return interpreter.fault('no_such_attribute', message[0].toUpperCase() + message.slice(1), { what: name });
}

/** @param {Interpreter} interpreter @param {any} value @param {string} name @param {any} given */
export function setAttribute(interpreter, value, name, given) {
  if (/^__.*__$/.test(name))
    interpreter.fault('not_read', `${name} is Python's own, and not read here.`, { what: name });
  if (value instanceof PyInstance) {
    if (!interpreter.world.setBaseAttribute(value, name, given)) value.attributes.set(name, given);
    return;
  }
  if (value instanceof PyClass) {
    value.members.set(name, given);
    return;
  }
  if (value instanceof Unknown || value?.setAttribute?.(name, given, interpreter)) return;
  interpreter.fault('no_such_attribute', `${article(typeName(value))} has no ${name} that can be set.`, { what: name });
}
