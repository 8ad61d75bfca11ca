/** For answers that may come in another order than their questions. */

/**
 * Lets pass only what came of the last question.
 *
 * @returns {<T>(answer: Promise<T>) => Promise<T | undefined>} undefined where a later question has been asked meanwhile
 */
export function latest() {
  let last = 0;
  return async (answer) => {
    last += 1;
    const mine = last;
    const value = await answer;
    return mine === last ? value : undefined;
  };
}

/**
 * Runs something once it has not been asked for for a while.
 *
 * @param {() => void} run
 * @param {number} pause  milliseconds
 */
export function afterPause(run, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(run, pause);
    },

    /** Runs it at once, and not again for what was asked before. */
    now() {
      clearTimeout(timer);
      run();
    },
  };
}
