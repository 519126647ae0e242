/** The methods with which pg's connection sends protocol messages: public, but missing in its types. */
export interface PgConnectionProtocol {
  parse(message: { text: string }): void;
  bind(message: { statement: string; values?: readonly (string | Buffer)[] }): void;
  describe(message: object): void;
  execute(message: object): void;
  sync(): void;
}
