import type { Knex } from 'knex';
import type { BankConnector, Message, SubmitAnswer } from '../connector.ts';
import { sandboxBankRepository } from './bank-repository.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS, query, simulatePayment } from './simulator.ts';

const keyOf = (row: { workspace_id: string; project_id: string }): string =>
  `${row.workspace_id}/${row.project_id}`;

/** The bank of simulated projects. It keeps books of its own, which nothing but its reports leads back from. */
export function createSandboxConnector(db: Knex): BankConnector {
  const bank = sandboxBankRepository(db);

  async function faultsOf(
    messages: readonly Message[],
  ): Promise<Map<string, Faults & { ends_at: Date | null }>> {
    const projects = new Map(messages.map((message) => [keyOf(message), message]));
    return new Map((await bank.faults([...projects.values()])).map((row) => [keyOf(row), row]));
  }

  return {
    capabilities: { idempotentSubmit: false },
    async submit(messages): Promise<SubmitAnswer[]> {
      const faults = await faultsOf(messages);
      const simulations = messages.map((message) => {
        const found = faults.get(keyOf(message));
        const isOver = found?.ends_at != null && found.ends_at <= message.instruction.submittedAt;
        return simulatePayment(message.instruction, found === undefined || isOver ? NO_FAULTS : found);
      });
      await bank.receive(
        messages.map(({ id, workspace_id, project_id, payment_id }, index) => ({
          workspace_id,
          project_id,
          payment_id,
          message_id: id,
          observations: simulations[index]?.observations ?? [],
        })),
      );
      return simulations.map(({ answer }) => answer);
    },
    async query(messages, now) {
      const received = await bank.received(messages);
      return messages.map(({ id, instruction }) => (received.has(id) ? query(instruction, now) : []));
    },
  };
}
