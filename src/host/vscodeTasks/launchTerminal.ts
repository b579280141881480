import { type Event, EventEmitter, type Pseudoterminal } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';

/** What a VS Code task says; texts may hold what other people have written. */
export interface TaskOutput {
  /** Writes a text of one or several lines. */
  say(text: string): void;
  /** Writes a text that matters less. */
  sayAside(text: string): void;
  /** Writes that what was wanted has come. */
  sayDone(text: string): void;
  sayFailed(text: string): void;
}

/** What a VS Code task does; answers with its exit code. */
export type TaskWork = (output: TaskOutput, stop: AbortSignal) => Promise<number>;

const ctrlC = '\u0003';
const plain = '\u001b[0m';
const styles = {
  aside: '\u001b[2m',
  done: '\u001b[32m',
  failed: '\u001b[31m',
} as const;

/** The lines of a text, in which nothing commands the terminal. */
export const terminalLines = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).map((line) => visibleText(line.replaceAll('\t', '    ')));

/** The terminal of a VS Code task. Ctrl+C, and its end by VS Code, abort the signal of the work. */
export class LaunchTerminal implements Pseudoterminal {
  readonly #work: TaskWork;
  readonly #wrote = new EventEmitter<string>();
  readonly #ended = new EventEmitter<number>();
  readonly #stop = new AbortController();

  readonly onDidWrite: Event<string> = this.#wrote.event;
  readonly onDidClose: Event<number> = this.#ended.event;

  constructor(work: TaskWork) {
    this.#work = work;
  }

  open(): void {
    const output: TaskOutput = {
      say: (text) => {
        this.#write(text);
      },
      sayAside: (text) => {
        this.#write(text, styles.aside);
      },
      sayDone: (text) => {
        this.#write(text, styles.done);
      },
      sayFailed: (text) => {
        this.#write(text, styles.failed);
      },
    };
    void this.#work(output, this.#stop.signal).then((code) => {
      this.#ended.fire(code);
    });
  }

  handleInput(data: string): void {
    if (data.includes(ctrlC)) this.#stop.abort();
  }

  close(): void {
    this.#stop.abort();
    this.#wrote.dispose();
  }

  #write(text: string, style?: string): void {
    for (const line of terminalLines(text)) {
      this.#wrote.fire(style === undefined ? `${line}\r\n` : `${style}${line}${plain}\r\n`);
    }
  }
}
