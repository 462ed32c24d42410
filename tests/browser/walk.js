// Walks through questions inside the page and notes all that is said on the way: every question open, wrong in every known way,
// with each hint, shown and right. It goes by the element's own methods, without waiting for pictures, so that it is quick.

/** @import { Page } from 'playwright-core' */
/** @typedef {{ place: string, texts: string[], names: string[] }} Said names: of the model's layers */

/** Runs in the page, once. All that follows is read by the functions it leaves there. */
function install() {
  const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];
  const element = () => /** @type {any} */ (document.querySelector('cnn-params'));

  /** Texts and spoken attributes; code is Keras's own language. */
  function read() {
    const place = element().shadowRoot.querySelector('.all');
    /** @type {string[]} */ const texts = [];
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (node.data.trim() && !node.parentElement?.closest('pre, textarea, style')) texts.push(node.data.trim());
      } else
        for (const name of spoken) {
          const said = /** @type {Element} */ (node).getAttribute(name);
          if (said) texts.push(said);
        }
    }
    return texts;
  }

  /** Names of the layers that are there, and of models within models. */
  function names() {
    const { player, config, activity } = element();
    const found = JSON.stringify([player?.course.lesson.config, config, activity?.names ?? null]);
    return [...found.matchAll(/"name":"([^"]+)"/g)].flatMap(([, name]) => [name, ...name.split('/')]);
  }

  /** @type {Said[]} */ const said = [];
  const note = async (/** @type {string} */ place) => {
    await element().updateComplete;
    if (element().failure?.kind === 'page') throw new Error(`${place}: ${element().failure.message}`);
    said.push({ place, texts: [...new Set(read())], names: names() });
  };

  /** Every wrong answer that a known mistake leads to, and some that none does. */
  function wrongAnswers() {
    const { player, engine } = element();
    const question = { of: player.step.ask, ...(player.step.layer ? { layer: player.step.layer } : {}) };
    const found = engine.beliefs.flatMap((/** @type {any} */ { id }) => {
      try {
        return [engine.answer(player.course.lesson.config, question, { beliefs: [id] })].flat(0);
      } catch {
        return []; // it says nothing of this question
      }
    });
    const texts = found.map((/** @type {any} */ one) => (Array.isArray(one) ? one.slice(1).join(', ') : String(one)));
    return [...new Set([...texts, '7919', '3*3+1', '1, 2, 3, 4, 5', '-1', '1e30', '1/0', 'x', '', '2.515'])];
  }

  /** Follow-up questions are answered with 1, until there are none. @param {string} place */
  async function followUps(place) {
    for (let i = 0; element().player.inquiry?.asks && i < 3; i++) {
      element().answerFollowUp('1', 'number');
      await note(`${place}, follow-up ${i + 1}`);
    }
  }

  /** @param {string} place */
  async function question(place) {
    await note(`${place}, open`);
    for (let rung = 1; rung <= 4; rung++) {
      element().act((/** @type {any} */ player) => player.hint());
      await note(`${place}, hint ${rung}`);
    }
    const { player } = element();
    const rows =
      player.kind.input === 'rows'
        ? element()
            .candidates()
            .map((/** @type {any} */ one) => one.name)
        : [];
    const answers =
      player.kind.input === 'rows' ? [[], rows, ...rows.map((/** @type {string} */ one) => [one])] : wrongAnswers();
    for (const answer of answers) {
      if (player.here.done) element().act((/** @type {any} */ one) => one.undo());
      element().answer(answer);
      await note(`${place}, answered ${answer}`);
      await followUps(`${place}, answered ${answer}`);
    }
    if (player.here.done) element().act((/** @type {any} */ one) => one.undo());
    element().showMe();
    await note(`${place}, shown`);
    element().act((/** @type {any} */ one) => one.undo());
    const solution = player.kind.solution(player.course, player.step);
    element().take(Array.isArray(solution) ? solution : String(solution));
    await note(`${place}, right`);
  }

  /** @param {string} place */
  async function questions(place) {
    await element().complete();
    for (const i of element().player.steps.keys()) {
      element().act((/** @type {any} */ player) => player.go(i));
      await question(`${place}, question ${i + 1}`);
    }
    return said.splice(0);
  }

  Object.assign(globalThis, { walk: { note, questions, said: () => said.splice(0) } });
}

/** To be called before the page is opened. @param {Page} page */
export const readyToWalk = (page) => page.addInitScript(install);

/** Everything that is said on the way through the questions that stand on the page. @param {Page} page @param {string} place @returns {Promise<Said[]>} */
export const walkQuestions = (page, place) =>
  page.evaluate((where) => /** @type {any} */ (globalThis).walk.questions(where), place);

/** What is said now. @param {Page} page @param {string} place @returns {Promise<Said[]>} */
export const readNow = (page, place) =>
  page.evaluate(async (where) => {
    const { walk } = /** @type {any} */ (globalThis);
    await walk.note(where);
    return walk.said();
  }, place);
