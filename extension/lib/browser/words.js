/** Words of the browser: messages in its language. */

const api = chrome;

/**
 * @param {string} key
 * @param {string[]} [substitutions]
 * @returns {string} the message, empty if there is none
 */
export const getMessage = (key, substitutions) => api.i18n.getMessage(key, substitutions);

/** @returns {string} the language of the browser, such as `en-GB` */
export const uiLanguage = () => api.i18n.getUILanguage();
