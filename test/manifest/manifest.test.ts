import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CommandId,
  commandIds,
  contextKeys,
  pageViewTypes,
  settingIds,
  viewIds,
} from '../../src/host/manifest/ids.ts';
import { root } from '../support/root.ts';

interface Menu {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Keybinding extends Menu {
  readonly key: string;
  readonly mac: string;
  readonly args: unknown;
}
interface Manifest {
  readonly main: string;
  readonly capabilities: unknown;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly keybindings: readonly Keybinding[];
    readonly languages: readonly object[];
    readonly views: Readonly<
      Record<
        string,
        readonly {
          readonly id: string;
          readonly initialSize: number;
          readonly visibility: string;
        }[]
      >
    >;
    readonly viewsWelcome: readonly { readonly contents: string; readonly view: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly scope: string; readonly default: unknown }>
      >;
    };
  };
}

/** Commands that open a box, a list, a form or a question before they change or send anything. */
const commandsThatAsk: readonly CommandId[] = [
  'pneumatic.launchSaved',
  'pneumatic.deleteSaved',
  'pneumatic.saveLaunch',
  'pneumatic.fillForm',
  'pneumatic.insertIntoField',
  'pneumatic.setApiKey',
  'pneumatic.selectServer',
  'pneumatic.showAccount',
  'pneumatic.launchWorkflow',
  'pneumatic.launchThisWorkflow',
  'pneumatic.quickLaunch',
  'pneumatic.quickLaunchThis',
  'pneumatic.launchAgain',
  'pneumatic.launchWithValuesOf',
  'pneumatic.copyAsCode',
  'pneumatic.launchSubRun',
  'pneumatic.launchFromFile',
  'pneumatic.openFileAsForm',
  'pneumatic.findWorkflow',
  'pneumatic.sortWorkflows',
  'pneumatic.clearRuns',
  'pneumatic.filterRuns',
  'pneumatic.findRun',
  'pneumatic.findTask',
  'pneumatic.filterTasks',
  'pneumatic.snoozeRun',
  'pneumatic.renameRun',
  'pneumatic.setRunDueDate',
  'pneumatic.changeRunValues',
  'pneumatic.returnRun',
  'pneumatic.finishRun',
  'pneumatic.deleteRun',
  'pneumatic.completeTask',
  'pneumatic.returnTask',
  'pneumatic.commentOnTask',
  'pneumatic.setTaskDueDate',
  'pneumatic.checkLaunch',
  'pneumatic.addPerformer',
  'pneumatic.removePerformer',
];

/**
 * The names of VS Code's API by which an extension can look at a workspace, and the only places
 * that may use them; SECURITY.md has the table for people.
 */
const lookingAtWorkspaces: readonly {
  readonly names: RegExp;
  readonly folders: readonly string[];
}[] = [
  {
    names: /\b(workspaceFolders|workspaceFile|findFiles|findTextInFiles|rootPath|storageUri)\b/,
    folders: ['src/host/launchFiles/', 'src/host/kickoff/variables/', 'src/host/vscodeTasks/'],
  },
  {
    // Quick Launch has a long text written in a new document of its own.
    names: /\b(textDocuments|openTextDocument|onDid\w+TextDocument)\b/,
    folders: [
      'src/host/launchFiles/',
      'src/host/registerProviders.ts',
      'src/host/kickoff/quickText.ts',
    ],
  },
  {
    names:
      /\b(activeTextEditor|onDidChangeActiveTextEditor|visibleTextEditors|getDiagnostics|asRelativePath)\b|\bvscode\.git\b/,
    folders: ['src/host/attach/', 'src/host/launchFiles/', 'src/host/kickoff/variables/'],
  },
  {
    // Whether the person has gone on in an editor, nothing else of it.
    names: /\bonDidChangeTextEditor\w+\b/,
    folders: ['src/host/platform/focusedRow.ts'],
  },
  {
    // Which of our own pages is in front.
    names: /\btabGroups\b/,
    folders: ['src/host/attach/', 'src/host/polling/attention.ts'],
  },
  {
    // The file that a person chooses in a dialog; and our own records, in the global storage.
    names: /\bworkspace\.fs\b/,
    folders: [
      'src/host/attach/',
      'src/host/launchFiles/',
      'src/host/form/fieldUploads.ts',
      'src/host/platform/recordStore.ts',
      'src/host/account/demoServer.ts',
    ],
  },
];

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const sorted = (items: Iterable<string>): readonly string[] => [...items].sort();

describe('package.json', () => {
  it('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(commandIds),
    );
  });

  it('contributes exactly the views and settings that the code uses', () => {
    const views = Object.values(contributes.views).flatMap((all) => all.map(({ id }) => id));
    assert.deepEqual(sorted(views), sorted(Object.values(viewIds)));
    const settings = Object.keys(contributes.configuration.properties);
    assert.deepEqual(sorted(settings), sorted(Object.values(settingIds)));
  });

  it('refers to no text that is missing, and has no text that is not used', () => {
    const used = new Set(
      [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''),
    );
    assert.deepEqual(sorted(used), sorted(Object.keys(texts)));
  });

  it('names only known commands in menus, key bindings and welcome texts', () => {
    const known: readonly string[] = commandIds;
    const menus = Object.values(contributes.menus).flat();
    const linked = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1] ?? ''),
    );
    const bound = contributes.keybindings.filter(({ command }) => command !== 'runCommands');
    const named = [...menus, ...bound].map(({ command }) => command);
    for (const command of [...named, ...linked]) assert.ok(known.includes(command), command);
  });

  it('binds every key to the row with the focus, and says what to do where there is none', () => {
    const keybindings = contributes.keybindings.filter(({ when }) => when !== undefined);
    const plain = keybindings.filter(({ command }) => command !== 'runCommands');
    assert.equal(keybindings.length, 2 * plain.length);
    for (const { command, when = '', key, mac } of plain) {
      const keys = { key, mac };
      const [, keyIn] = /^focusedView == (\S+) && listFocus && !inputFocus$/.exec(when) ?? [];
      const at = keybindings.findIndex((each) => each.command === command && each.when === when);
      const step = (name: string) => ({ command, args: { keyIn, step: name } });
      assert.deepEqual(keybindings.slice(at, at + 2), [
        { ...step('none'), ...keys, when },
        {
          command: 'runCommands',
          ...keys,
          when: `${when} && listHasSelectionOrFocus`,
          args: {
            commands: [step('find'), 'list.toggleSelection', 'list.toggleSelection', step('act')],
          },
        },
      ]);
    }
  });

  it('launches by a key from anywhere, which VS Code itself leaves free', () => {
    const anywhere = contributes.keybindings.filter(({ when }) => when === undefined);
    assert.deepEqual(anywhere, [
      { command: 'pneumatic.launchWorkflow', key: 'ctrl+k l', mac: 'cmd+k l' },
    ]);
  });

  it('shows at most three icons in the title of a view, and one beside a row', () => {
    const { menus } = contributes;
    const iconsOf = (menu: string, view: string, state: RegExp): readonly string[] =>
      (menus[menu] ?? [])
        .filter(({ when = '', group = '' }) => when.includes(view) && /^(nav|inl)/.test(group))
        .filter(({ when = '' }) => state.test(when))
        .map(({ command }) => command);
    for (const view of Object.values(viewIds)) {
      for (const from of [/^(?!.*runsFrom == here)/, /^(?!.*runsFrom != here)/]) {
        const icons = new Set(iconsOf('view/title', view, from));
        assert.ok(icons.size <= 3, `${view}: ${[...icons].join(', ')}`);
      }
    }
    for (const { group, command } of menus['view/item/context'] ?? []) {
      assert.ok(group === undefined || !/^inline@[^1]/.test(group), command);
    }
  });

  it('shares the height of the side bar among the views, all of which are in sight', () => {
    for (const { initialSize, visibility } of Object.values(contributes.views).flat()) {
      assert.ok(initialSize > 0);
      assert.equal(visibility, 'visible');
    }
  });

  it('has an ellipsis in the title of exactly those commands that ask something', () => {
    const titled = contributes.commands.map(({ command, title }) => {
      const text = texts[title.replaceAll('%', '')] ?? '';
      return [command, text.endsWith('…')] as const;
    });
    const ask: readonly string[] = commandsThatAsk;
    assert.deepEqual(
      titled.filter(([command, ellipsis]) => ellipsis !== ask.includes(command)),
      [],
    );
  });

  it('uses only context keys of ours that the code sets', () => {
    const known: readonly string[] = [
      ...contextKeys,
      ...Object.values(viewIds),
      ...Object.values(pageViewTypes),
    ];
    const whens = [...read('package.json').matchAll(/"(?:when|enablement)": "(.*)"/g)];
    const keys = whens.flatMap((match) => match[1]?.match(/pneumatic\.\w+/g) ?? []);
    assert.ok(keys.length > 0);
    for (const key of keys) assert.ok(known.includes(key), key);
  });

  it('shows a category with every command, and hides from the palette what needs an item', () => {
    for (const { category } of contributes.commands) assert.equal(category, '%category%');
    const hidden = new Set(contributes.menus.commandPalette?.map(({ command }) => command));
    const { menus } = contributes;
    const onItems = [...(menus['view/item/context'] ?? []), ...(menus['webview/context'] ?? [])];
    for (const { command } of onItems) assert.ok(hidden.has(command), command);
  });

  it('keeps every setting out of the reach of a workspace', () => {
    for (const [id, { scope }] of Object.entries(contributes.configuration.properties)) {
      assert.equal(scope, 'application', id);
    }
  });

  it('may say that it works without files, and in part without trust', () => {
    assert.deepEqual(manifest.capabilities, {
      untrustedWorkspaces: { supported: 'limited', description: '%restrictedMode%' },
      virtualWorkspaces: true,
    });
  });

  it('looks at a workspace in named folders alone', () => {
    const sources = globSync('src/**/*.ts', { cwd: root });
    assert.ok(sources.length > 100);
    for (const { names, folders } of lookingAtWorkspaces) {
      const isElsewhere = (file: string): boolean =>
        names.test(read(file)) && !folders.some((folder) => file.startsWith(folder));
      assert.deepEqual(sources.filter(isElsewhere), [], String(names));
    }
  });

  it('wakes up for restored pages, links and launch files, and for nothing that comes with every window', () => {
    const restored = Object.values(pageViewTypes).map((type) => `onWebviewPanel:${type}`);
    const files = ['json', 'yaml'].map((format) => `workspaceContains:**/*.pneumatic.${format}`);
    assert.deepEqual(manifest.activationEvents, [...restored, 'onUri', ...files]);
  });

  it('has VS Code make no activation event of the languages of launch files', () => {
    for (const language of contributes.languages) {
      assert.deepEqual(Object.keys(language).sort(), ['filenamePatterns', 'id']);
    }
  });

  it('is type-checked against the oldest VS Code that it runs on', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('pins every package to an exact version', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(all)) {
      assert.match(version, /^(npm:typescript@)?\d+\.\d+\.\d+$/, name);
    }
  });
});

describe('the lock files', () => {
  for (const file of ['package-lock.json', 'test/vscode/server/package-lock.json']) {
    it(`${file} holds no address of a registry`, () => {
      assert.doesNotMatch(read(file), /"resolved"|https?:\/\/[^"]*(registry|npmjs)/);
    });
  }
});
