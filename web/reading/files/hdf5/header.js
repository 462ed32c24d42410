// Object headers, old and new: the messages of which a group or a dataset consists.

import { damaged, unsupported } from './bytes.js';

/** @import { Bytes } from './bytes.js' */
/** @typedef {{ type: number, at: number, size: number }} Message */

/** The kinds of message that are read. */
export const messageType = {
  dataspace: 1,
  linkInfo: 2,
  datatype: 3,
  link: 6,
  external: 7,
  layout: 8,
  filters: 11,
  attribute: 12,
  continuation: 16,
  symbolTable: 17,
  attributeInfo: 21,
};

/** @typedef {{ head: number, order: number, shortType: boolean }} Form how messages are written in a header of this version */

/** @param {Bytes} file @param {number} at @param {Form} form @returns {Message & { shared: boolean }} */
function messageAt(file, at, { head, shortType }) {
  const type = shortType ? file.u8(at) : file.u16(at);
  const sizeAt = at + (shortType ? 1 : 2);
  return { type, at: at + head, size: file.u16(sizeAt), shared: (file.u8(sizeAt + 2) & 2) !== 0 };
}

/**
 * Follows the blocks of a header, each once.
 * @param {Bytes} file @param {{ at: number, end: number }} first @param {Form} form @returns {Message[]}
 */
function messagesFrom(file, first, form) {
  const blocks = [first];
  const seen = new Set([first.at]);
  /** @type {Message[]} */ const messages = [];
  const read = Object.values(messageType);
  for (const { at: start, end } of blocks) {
    for (let at = start; at + form.head <= end;) {
      const { shared, ...message } = messageAt(file, at, form);
      at = message.at + message.size;
      if (at > end) damaged('a header that ends within a message');
      if (!read.includes(message.type)) continue;
      if (shared) unsupported('types that several objects share');
      if (message.type !== messageType.continuation) {
        messages.push(message);
        continue;
      }
      const next = file.u64(message.at);
      if (seen.has(next)) damaged('a header that leads to itself');
      seen.add(next);
      const size = file.u64(message.at + 8);
      file.check(next, size);
      if (form.shortType) file.expect(next, 'OCHK');
      blocks.push(form.shortType ? { at: next + 4, end: next + size - 4 } : { at: next, end: next + size });
    }
  }
  return messages;
}

/**
 * All messages of an object that are of use here, in their order.
 * @param {Bytes} file @param {number} address @returns {Message[]}
 * @throws {ReadError} `hdf5_damaged`, `unsupported_hdf5`
 */
export function readHeader(file, address) {
  if (file.u8(address) === 1) {
    const at = address + 16;
    const form = { head: 8, order: 0, shortType: false };
    return messagesFrom(file, { at, end: at + file.u32(address + 8) }, form);
  }
  file.expect(address, 'OHDR');
  if (file.u8(address + 4) !== 2) unsupported('a newer form of headers');
  const flags = file.u8(address + 5);
  const sizeAt = address + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const sizeBytes = 1 << (flags & 3);
  const at = sizeAt + sizeBytes;
  const head = flags & 4 ? 6 : 4;
  return messagesFrom(file, { at, end: at + file.uint(sizeAt, sizeBytes) }, { head, order: head - 4, shortType: true });
}
