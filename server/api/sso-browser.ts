/** How a browser is answered: with the next address, with a page, or with metadata. */
export type BrowserAnswer =
  | { redirect: string; cookie?: FlowCookie }
  | { page: 'over' | 'tested' | 'unavailable' | 'unknown' }
  | { xml: string };

/** The cookie that binds a sign-in to its browser. */
interface FlowCookie {
  name: string;
  value: string;
  /** A response of SAML is posted from another site. */
  sameSite: 'lax' | 'none';
  maxAgeMs: number;
}

/** What the browser sends: its cookies by name, and from where. */
export interface BrowserRequest {
  cookies: ReadonlyMap<string, string>;
  /** As the connection of the browser has it. */
  address: string;
}

/** Whether a logout was done, or why it was not. */
export type LogoutAnswer = { isDone: true } | { isDone: false; reason: string };

/** What the routes of single sign-on do. They hand in what is strictly of the form that they take. */
export interface SsoBrowser {
  /** @param state what the flow is known by */
  start(connectionId: string, state: string, browser: BrowserRequest): Promise<BrowserAnswer>;
  /** @param search the query of the request */
  finishOidc(search: URLSearchParams, browser: BrowserRequest): Promise<BrowserAnswer>;
  /** Whether a browser has the cookie of some flow. Of others no body is read. */
  hasFlow(browser: BrowserRequest): boolean;
  /** @param count counts a response that a flow of the browser waits for, before it is read */
  finishSaml(
    connectionId: string,
    form: { relayState: string; response: string },
    browser: BrowserRequest,
    count: () => Promise<void>,
  ): Promise<BrowserAnswer>;
  /** Says where a browser goes that brings a response which none of its flows waits for. */
  unsolicited(connectionId: string): Promise<BrowserAnswer>;
  metadata(connectionId: string): Promise<BrowserAnswer>;
  /**
   * Ends the sessions that an OpenID provider has signed out.
   * @param token the form parameter; `undefined` for a request of another form
   * @param count counts a token that fits the connection, before its provider is asked
   */
  logOut(connectionId: string, token: string | undefined, count: () => Promise<void>): Promise<LogoutAnswer>;
}
