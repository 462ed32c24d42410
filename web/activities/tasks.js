import { html } from 'lit';
/** @type {Awaited<ReturnType<import('./all.js').Activity['load']>>['open']} */
export const open = () => ({ view: () => html`` });
