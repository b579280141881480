import * as v from 'valibot';
import { type Memento } from 'vscode';
import { type Dialect, dialects } from '../../api/dialect.ts';

const storedKey = 'pneumatic.dialects';
const storedSchema = v.fallback(v.array(v.tuple([v.string(), v.picklist(dialects)])), []);
/** How many servers are remembered. The oldest ones beyond this number are asked again. */
const mostServers = 50;

/** Which dialect each server spoke when it was last asked. */
export class DialectMemory {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  recall(server: string): Dialect | undefined {
    return this.#stored().find(([other]) => other === server)?.[1];
  }

  async remember(server: string, dialect: Dialect): Promise<void> {
    const others = this.#stored().filter(([other]) => other !== server);
    const stored = [[server, dialect] as const, ...others].slice(0, mostServers);
    await this.#memento.update(storedKey, stored);
  }

  #stored(): readonly (readonly [string, Dialect])[] {
    return v.parse(storedSchema, this.#memento.get<unknown>(storedKey));
  }
}
