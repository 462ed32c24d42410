// What the pieces of the interpreter know of the whole, and of what a paste can reach: types alone, so that none imports
// the other in a circle.

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Budget } from './budget.js' */
/** @import { Places } from './parse.js' */
/** @import { Note } from './lines.js' */
/** @import { Scope } from './scope.js' */
/** @import { PyClass, PyFunction, PyInstance, Unknown } from './values.js' */

/** @typedef {{ kind: 'return' | 'break' | 'continue', value?: any }} Ending how a block ended before its end */

/** @typedef {{ scope?: Scope, isStatement?: boolean }} Where of a call in the source */

/**
 * @typedef {object} World what a paste can reach beside Python itself
 * @property {Map<string, any>} builtins
 * @property {(path: string) => any} importModule
 * @property {(path: string, name: string) => any} importName
 * @property {(path: string) => Map<string, any>} starNames
 * @property {(value: any) => boolean} isModelled whether a value is part of a network
 * @property {(value: any) => boolean} isTensor
 * @property {(name: string) => boolean} isIdle whether a method changes nothing about which layers there are
 * @property {(bases: any[]) => string} baseName what a class of the paste derives from; empty for nothing of Keras's
 * @property {(instance: PyInstance) => void} prepareInstance
 * @property {(instance: PyInstance) => any} baseOf
 * @property {(instance: PyInstance, args: any[], named: Map<string, any>) => any} callInstance undefined where it is none of Keras's
 * @property {(instance: PyInstance, name: string) => any} baseAttribute
 * @property {(instance: PyInstance, name: string, value: any) => boolean} setBaseAttribute
 * @property {(self: any, name: string) => any} superAttribute
 * @property {(kind: PyClass, name: string) => any} classAttribute
 * @property {(value: any, kind: any) => boolean} isOf `isinstance`
 * @property {(value: any) => any} typeOf
 */

/**
 * @typedef {object} Interpreter
 * @property {string} text @property {Places} places @property {Set<number>} points @property {World} world @property {Note[]} notes
 * @property {Record<string, any>} answers @property {Budget} budget @property {Scope} module
 * @property {number} at where in the text we are
 * @property {{ owner: any, self: any } | null} method the one that runs
 * @property {number} lenient whether a name that nothing defines may stand here
 * @property {number} line
 * @property {(node: SyntaxNode) => string} textOf
 * @property {(id: string, message: string, more?: any) => never} fault
 * @property {(id: string, more?: any) => void} note
 * @property {(node: SyntaxNode, scope: Scope) => any} evaluate
 * @property {(node: SyntaxNode, scope: Scope) => Ending | undefined} execute
 * @property {(body: SyntaxNode, scope: Scope) => Ending | undefined} executeAll
 * @property {(callee: any, args: any[], named?: Map<string, any>, where?: Where) => any} call
 * @property {(callee: PyFunction, args: any[], named: Map<string, any>) => any} callFunction
 * @property {(value: any, name: string) => any} attribute
 * @property {(name: string, scope: Scope) => any} lookUp
 * @property {(scope: Scope | null) => string[]} namesAround
 * @property {(unknown: Unknown, how?: { kind?: string, key?: string, scope?: Scope | null }) => never} ask
 * @property {(count: number) => void} make
 */

export {};
