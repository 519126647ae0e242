/**
 * Words that names, comments and texts avoid, because they hide who acts or are not idiomatic. A word in quotes, such as
 * the name of a Unix account, is allowed; so is the standing order of a bank.
 */
export const AVOIDED_WORDS =
  /(?<!['"`])\b(?:whoever|somebody|anybody|nobody|for ever|comes of|goes by|is told|errands?|standing(?! order)|suffices|as good as)\b(?!['"`])/i;
