// Runs a command, keeps its output, and says from time to time that it is still at work and how far it is.

import { spawn } from 'node:child_process';

/** Seconds of silence after which a sign of life is printed. */
const patience = 10;

/** Milliseconds for what is still in the pipes of a process that has ended. */
const farewell = 5000;

/** Ninja's and the test runner's own counts of how far they are. @param {string} line */
function progressIn(line) {
  return line.match(/^\[(\d+\/\d+)\]/)?.[1] ?? line.match(/^\s*(✔ .*?) \(/)?.[1];
}

/** Prints what is going on: over itself on a terminal, else a line now and then. @param {string} title */
function signOfLife(title) {
  const start = Date.now();
  let progress = '';
  let shown = false;
  const show = () => {
    const seconds = Math.round((Date.now() - start) / 1000);
    const text = `   … ${[title, progress, `${seconds} s`].filter(Boolean).join(', ')}`.slice(0, 110);
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${text}`);
    else console.log(text);
    shown = true;
  };
  const timer = setInterval(show, process.stdout.isTTY ? 1000 : patience * 1000);
  return {
    /** @param {string} text */
    note(text) {
      for (const line of text.split('\n')) progress = progressIn(line) ?? progress;
    },
    end() {
      clearInterval(timer);
      if (shown && process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
    },
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, title?: string, silence?: number }} [options] title: what a person
 *   would call it; silence: seconds after which a command that says nothing is taken for stuck and ended
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects; a command that is not there is not ok
 */
export function runCommand(command, args, { title = command, silence, ...options } = {}) {
  return new Promise((resolve) => {
    const life = signOfLife(title);
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {NodeJS.Timeout | undefined} */
    let waiting;
    const take = (/** @type {string} */ text) => {
      output += text;
      life.note(text);
      clearTimeout(waiting);
      if (silence) waiting = setTimeout(giveUp, silence * 1000);
    };
    const giveUp = () => {
      output += `\nNothing was heard of it for ${silence} seconds, so it was ended.\n`;
      child.kill();
    };
    take('');
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => take(`${error.message}\n`));
    const end = (/** @type {number | null} */ code) => {
      clearTimeout(waiting);
      life.end();
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ ok: code === 0, output });
    };
    child.on('close', end);
    // A process that outlives its parent may hold the pipes open; nobody waits for it.
    child.on('exit', (code) => setTimeout(end, farewell, code).unref());
  });
}
