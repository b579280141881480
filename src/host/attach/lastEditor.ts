import { type Disposable, TabInputText, type TextEditor, type Uri, window } from 'vscode';

/** Documents of VS Code itself, which are no files of anybody. */
const own = ['output', 'comment', 'git', 'search-editor'];

const isOffered = ({ scheme }: Uri): boolean => !own.includes(scheme);

/** The file that a person has last worked on, and their editor of it if it is still there. */
export interface Place {
  readonly uri: Uri;
  readonly editor: TextEditor | undefined;
}

/**
 * Remembers which text editor was in front last, since none is while a page is. Reads nothing of
 * it.
 */
export class LastEditor implements Disposable {
  readonly #listening: Disposable;
  #last: TextEditor | undefined;

  constructor() {
    this.#last = window.activeTextEditor;
    this.#listening = window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isOffered(editor.document.uri)) this.#last = editor;
    });
  }

  /** The place; undefined where no text is open. */
  get place(): Place | undefined {
    const open = this.#last?.document.isClosed === false ? [this.#last] : [];
    const editor = [...open, ...window.visibleTextEditors].find(({ document }) =>
      isOffered(document.uri),
    );
    if (editor) return { uri: editor.document.uri, editor };
    const [uri] = openTexts();
    return uri && { uri, editor: undefined };
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

/** The files in the tabs of text editors, those in front of their group first. */
const openTexts = (): readonly Uri[] =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
    .flatMap(({ input }) =>
      input instanceof TabInputText && isOffered(input.uri) ? input.uri : [],
    );
