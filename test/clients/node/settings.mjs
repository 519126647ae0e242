const { BASE_URL = '', API_KEY = '', MODEL = '', REFUSED_MODEL = '' } = process.env;

/** Where and as whom the clients call. */
export const at = {
  host: BASE_URL,
  key: API_KEY,
  model: MODEL,
  refused: REFUSED_MODEL,
  messages: [{ role: 'user', content: 'Hello?' }],
};

/** Prints what a client has got, which the test compares. */
export const print = (result) => console.log(JSON.stringify(result));
