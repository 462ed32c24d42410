// Names as Keras makes them of classes.

/** `Conv2DTranspose` is `conv2d_transpose`; signs that are no letter of any language go. Source: Keras's to_snake_case. @param {string} className */
export const snakeCase = (className) =>
  className
    .replace(/[^\p{L}\p{N}_]+/gu, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
