// Hands a file to the reader. Nothing is sent anywhere.

/** @param {string} name @param {string | Uint8Array} content @param {string} type */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
