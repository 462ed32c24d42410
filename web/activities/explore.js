import { html } from 'lit';
export const open = () => ({ view: () => html`` });
