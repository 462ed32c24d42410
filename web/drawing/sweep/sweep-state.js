// A window that moves over a layer's input: at which place it is, and how fast it goes. No page, no clock.

/** Milliseconds at each place: the first row slowly, so that it is understood, the others as fast as they can be seen. */
const slow = 160;
const fast = 24;

export class Sweep {
  playing = false;
  place = 0;
  channel = 0;

  /** @param {string} layer @param {number[]} shape of its output: rows, columns, maps */
  constructor(layer, [rows, columns, maps]) {
    this.layer = layer;
    this.rows = rows;
    this.columns = columns;
    this.maps = maps;
  }

  get count() {
    return this.rows * this.columns;
  }

  get row() {
    return Math.floor(this.place / this.columns);
  }

  get column() {
    return this.place % this.columns;
  }

  /** Of the value that the window makes here, in the layer's output. */
  get index() {
    return this.place * this.maps + this.channel;
  }

  get atEnd() {
    return this.place === this.count - 1;
  }

  /** @param {number} place */
  go(place) {
    this.place = Math.min(Math.max(place, 0), this.count - 1);
  }

  /** @param {number} rows @param {number} columns */
  move(rows, columns) {
    this.go(this.place + rows * this.columns + columns);
  }

  /** From the start again, where it had come to its end. */
  play() {
    if (this.atEnd) this.place = 0;
    this.playing = true;
  }

  /** One place on; at the last one it stops. */
  tick() {
    this.move(0, 1);
    if (this.atEnd) this.playing = false;
  }

  /** How long the window stays here. */
  get pause() {
    return this.row === 0 ? slow : fast;
  }
}
