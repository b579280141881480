import { type Gate, type OwnedGate, startGate } from '../../support/failing/gate.ts';

/** A gate in front of a server, for all tests of a suite. */
export function useGate(target: () => { readonly origin: string }): () => Gate {
  let gate: OwnedGate | undefined;
  before('a gate opens', async () => {
    gate = await startGate(new URL(target().origin));
  });
  after('the gate closes', () => gate?.stop());
  return () => {
    if (!gate) throw new Error('There is no gate.');
    return gate;
  };
}
