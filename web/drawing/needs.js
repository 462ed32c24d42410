// What drawings need of the element that they stand in: a network that runs, and what may already be told of it.

/** @import { RunningNetwork } from './running-network.js' */
/** @import { Needs } from '../page/needs.js' */

/**
 * What is set about the picture.
 * @typedef {{ drawing: boolean, drawColour: string, drawAt: number, pictureError: string }} PictureView
 */
/**
 * knows: whether a cell of the summary has been filled, and may be told.
 * @typedef {{ step: { layer?: string }, knows: (ask: string, layer?: string) => boolean }} Learner
 */
/**
 * @typedef {Needs & { isConnected: boolean, clientWidth: number, network?: RunningNetwork, player?: Learner, view: PictureView,
 *   setView: (change: Partial<PictureView>) => void, act: (change: () => void) => void,
 *   show: (pixels: Float32Array) => void, select: (layer: string, index: number) => void }} DrawingNeeds
 *   act: changes the state and shows it; show: runs a picture; select: looks at one value
 */

export {};
