import type { JsonObject } from '../json-values.ts';

/** What Anthropic has no counterpart for, or what no provider would accept. */
export interface MappingViolation {
  /** Names the parameter, such as `messages[2].name`. */
  path: string;
  message: string;
}

/** A request to Anthropic while it is made, with what does not fit into it. */
export class MessageDraft {
  readonly body: JsonObject = {};
  /** Parameters that may be left out. */
  readonly unmapped: MappingViolation[] = [];
  /** What makes the request as a whole impossible. */
  readonly invalid: MappingViolation[] = [];

  /** Notes a parameter that Anthropic does not have. */
  leaveOut(path: string, message = 'Anthropic has no such parameter. Remove it, or set drop_params.'): void {
    this.unmapped.push({ path, message });
  }

  refuse(path: string, message: string): void {
    this.invalid.push({ path, message });
  }
}
