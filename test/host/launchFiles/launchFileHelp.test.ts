/** The help while a launch file is typed, with a real server of today's API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runId, workflowId } from '../../../src/core/base/ids.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { LastLaunches } from '../../../src/host/launchFiles/lastLaunches.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import {
  type OpenedFile,
  fixesAt,
  hoverAt,
  labelsOf,
  offered,
  openLaunchFile,
  ours,
  untilMarked,
} from '../support/launchFile.ts';
import { removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();

/** The same launch of the release in both formats: a wrong type, a wrong person, fields missing. */
const release = {
  json: `{
  // What goes out
  "workflow": "Release to production",
  "values": {
    "Release version": "\${git:tag}",
    "Release type": "Mnor",
    "Release captain": "nobody@harbormaster.example"
  }
}
`,
  yaml: `# What goes out
workflow: Release to production
values:
  Release version: \${git:tag}
  Release type: Mnor
  Release captain: nobody@harbormaster.example
`,
} as const;

const quote = { json: '"', yaml: '' } as const;

describe('The help in launch files', () => {
  let services: Services;
  let today: Today;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await tidy(services);
    await servers.stop();
  });
  after(async () => {
    await removeFolders(services);
  });

  const open = (name: string, text: string): Promise<OpenedFile> =>
    openLaunchFile(services, name, text);

  for (const format of ['json', 'yaml'] as const) {
    const q = quote[format];
    const name = `release.pneumatic.${format}`;

    it(`marks what would be refused, and mends it (${format})`, async () => {
      const { document } = await open(name, release[format]);
      const captain = `unknownPerson: ${q}nobody@harbormaster.example${q}`;
      const missing = `missingField: ${q}values${q}`;
      const type = `unknownSelection: ${q}Mnor${q}`;
      await untilMarked(document, [type, captain, missing, missing]);

      const apply = async (code: string, title: string): Promise<void> => {
        const at = ours(document).find((each) => each.code === code);
        assert.ok(at, code);
        const edit = await eventually(`the fix “${title}”`, async () => {
          const found = await fixesAt(document, at.range);
          return found.find((each) => each.title === title)?.edit;
        });
        await vscode.workspace.applyEdit(edit);
      };
      await apply('unknownSelection', 'Replace by “Minor”');
      await untilMarked(document, [captain, missing, missing]);
      await apply('missingField', 'Add the missing required fields');
      const empty = ours(document);
      assert.ok(empty.length > 0);
      await eventually('the fields that were added', () =>
        Promise.resolve(/Components/.exec(document.getText()) ? true : undefined),
      );
      assert.match(document.getText(), /Components"?: \[\],?\n/);
      assert.match(document.getText(), /Release date"?: ""\n/);
      assert.match(document.getText(), /What goes out/);
    });

    it(`offers workflows, fields, selections, people and variables (${format})`, async () => {
      const { document, after } = await open(name, release[format]);
      const workflows = await offered(document, after(`${q}workflow${q}: ${q}`));
      assert.ok(labelsOf(workflows).includes('Employee onboarding'), labelsOf(workflows).join());
      const selections = await offered(document, after(`Release type${q}: ${q}M`));
      assert.deepEqual(labelsOf(selections), ['Minor', 'Major']);
      const people = await offered(document, after(`Release captain${q}: ${q}`));
      assert.ok(
        people.some(({ insertText }) =>
          (typeof insertText === 'string' ? insertText : '').includes('priya'),
        ),
        labelsOf(people).join(),
      );
      const variables = await offered(document, after('${git:'));
      assert.ok(labelsOf(variables).includes('${git:branch}'));
    });

    it(`offers the fields that are left, required ones first (${format})`, async () => {
      const { document, after, write } = await open(name, release[format]);
      await write(
        format === 'json'
          ? '{ "workflow": "Release to production", "values": { "Release type": "Minor", "" } }'
          : 'workflow: Release to production\nvalues:\n  Release type: Minor\n  Co\n',
      );
      const fields = await offered(
        document,
        format === 'json' ? after('"Minor", "') : after('\n  Co'),
      );
      const labels = labelsOf(fields);
      assert.equal(labels.includes('Release type'), false);
      assert.equal(labels[0], 'Release version');
      const first = fields[0];
      assert.ok(first?.insertText instanceof vscode.SnippetString);
      assert.equal(
        first.insertText.value,
        format === 'json' ? '"Release version": "$0"' : 'Release version: $0',
      );
    });

    it(`says what stands under the pointer (${format})`, async () => {
      const { document, after } = await open(name, release[format]);
      const field = await hoverAt(document, after('Release ty'));
      assert.match(field, /Decides who has to approve/);
      assert.match(field, /Patch, Minor, Major/);
      assert.match(await hoverAt(document, after('Release to p')), /Takes a tested build/);
      assert.match(await hoverAt(document, after('${git:t')), /The tag of the commit/);
    });
  }

  it('asks for the list and for a workflow once, however much is typed, and only reads', async () => {
    const { document, after, write } = await open('a.pneumatic.json', release.json);
    await eventually('the diagnostics', () =>
      Promise.resolve(ours(document).length > 0 ? true : undefined),
    );
    const reads = (): readonly string[] =>
      today.interceptor.asked.filter((what) => /templates|accounts/.test(what));
    const before = reads();
    const lists = before.filter((what) => what.startsWith('GET /templates?limit=200'));
    assert.equal(lists.length, 1, before.join('\n'));
    for (const type of ['Mi', 'Min', 'Mino']) {
      await write(release.json.replace('Mnor', type));
      await offered(document, after(`"Release type": "${type}`));
      await hoverAt(document, after('"Release cap'));
      await untilMarked(document, [
        `unknownSelection: "${type}"`,
        'unknownPerson: "nobody@harbormaster.example"',
        ...['missingField: "values"', 'missingField: "values"'],
      ]);
    }
    assert.deepEqual(reads(), before);
    const others = today.interceptor.asked.filter((what) => !what.startsWith('GET '));
    assert.deepEqual(others, []);
  });

  it('checks the fixed part alone while nobody is signed in, and offers to sign in', async () => {
    await services.sessions.signOut();
    const { document } = await open('b.pneumatic.yaml', 'workflow: Nothing like it\ncolour: red\n');
    await untilMarked(document, [
      'signedOut: workflow: Nothing like it',
      'unknownProperty: colour',
    ]);
    const [hint] = ours(document);
    assert.ok(hint);
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Information);
    const fixes = await fixesAt(document, hint.range);
    assert.deepEqual(
      fixes.flatMap(({ command }) => command?.command ?? []),
      ['pneumatic.setApiKey', 'pneumatic.useDemoAccount'],
    );
    await today.signIn('maya');
    await untilMarked(document, ['unknownProperty: colour', 'unknownWorkflow: Nothing like it']);
  });

  it('mends a variable alone, whatever stands around it', async () => {
    const text = '{ "workflow": "on-call handover", "name": "One\\nOf ${git:brnch}" }';
    const { document } = await open('f.pneumatic.json', text);
    const isMarked = (): vscode.Diagnostic | undefined =>
      ours(document).find(({ code }) => code === 'unknownVariable');
    const at = await eventually('the variable', () => Promise.resolve(isMarked()));
    assert.equal(document.getText(at.range), '${git:brnch}');
    const [nearest] = await fixesAt(document, at.range);
    assert.ok(nearest?.edit);
    await vscode.workspace.applyEdit(nearest.edit);
    assert.equal(document.getText(), text.replace('brnch', 'branch'));
  });

  it('marks nothing in an earlier version of a file', async () => {
    const provided = vscode.workspace.registerTextDocumentContentProvider('earlier', {
      provideTextDocumentContent: () => '{ "workflow": "Nothing like it" }',
    });
    const uri = vscode.Uri.parse('earlier:/g.pneumatic.json');
    const earlier = await vscode.workspace.openTextDocument(uri);
    const { document } = await open('g.pneumatic.json', earlier.getText());
    await untilMarked(document, ['unknownWorkflow: "Nothing like it"']);
    assert.deepEqual(ours(earlier), []);
    provided.dispose();
  });

  it('reads nothing for a file that no editor shows', async () => {
    const { document } = await open('h.pneumatic.json', '{ "workflow": "Release to production" }');
    await eventually('what is missing', () =>
      Promise.resolve(ours(document).length > 0 ? true : undefined),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('no diagnostics', () =>
      Promise.resolve(ours(document).length === 0 ? true : undefined),
    );
    await vscode.workspace.openTextDocument(document.uri);
    const { asked } = today.interceptor;
    const before = asked.length;
    services.workflows.refresh();
    const other = await open('i.pneumatic.yaml', 'workflow: Nothing like it');
    await untilMarked(other.document, ['unknownWorkflow: Nothing like it']);
    assert.ok(!asked.slice(before).some((what) => what.startsWith('GET /templates/7')));
  });

  it('marks what is no YAML, and forgets a file that was closed', async () => {
    const { document } = await open('c.pneumatic.yaml', 'workflow: [\n');
    await eventually('a fault of syntax', () =>
      Promise.resolve(ours(document).some(({ code }) => code === undefined) ? true : undefined),
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually('no diagnostics', () =>
      Promise.resolve(ours(document).length === 0 ? true : undefined),
    );
  });

  it('has a line over each launch', async () => {
    const text = '{ "launches": {\n "patch": { "workflow": 7 },\n "minor": { "workflow": 7 } } }';
    const { document } = await open('d.pneumatic.json', text);
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      20,
    );
    assert.deepEqual(
      lenses.map(({ command, range }) => `${range.start.line}: ${command?.title ?? ''}`),
      [
        '1: $(play) Launch',
        '1: Open as Form',
        '1: Copy as…',
        '2: $(play) Launch',
        '2: Open as Form',
        '2: Copy as…',
      ],
    );
  });

  it('says over a launch how the last one from there has ended, and opens its run', async () => {
    const { document } = await open('e.pneumatic.json', '{ "workflow": "on-call handover" }');
    const { id, name } = { ...(await today.launch(10, { name: 'Week 40' })), name: 'Week 40' };
    const run = { id: runId(String(id)), account: today.account };
    await services.history.add({
      ...{ id: run.id, name, launchedAt: Date.now(), input: emptyInput },
      workflow: { id: workflowId('10'), name: 'on-call handover' },
      account: { id: today.account, label: '' },
    });
    const { launchedFrom, context } = services;
    const memory = new LastLaunches({ launchedFrom, memento: context.workspaceState });
    await memory.remember(document.uri.toString(), { at: Date.now(), run });
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      20,
    );
    const outcome = lenses.find(({ command }) => command?.command === 'pneumatic.openRun');
    assert.match(
      outcome?.command?.title ?? '',
      /^\$\(rocket\) today .*: Week 40 · 1 Go through last week’s alerts/,
    );
    const [row] = (outcome?.command?.arguments ?? []) as readonly unknown[];
    await vscode.commands.executeCommand('pneumatic.openRun', row);
    await eventually('the page of the run', () =>
      Promise.resolve(
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('Week 40') === true
          ? true
          : undefined,
      ),
    );
  });

  it('begins a new file with the workflows to choose from', async () => {
    await vscode.commands.executeCommand('pneumatic.newLaunchFile');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.match(document.uri.path, /launch(-\d+)?\.pneumatic\.json$/);
    assert.equal(document.languageId, 'jsonc');
    const at = document.positionAt(document.getText().indexOf('""') + 1);
    assert.ok(labelsOf(await offered(document, at)).includes('Release to production'));
  });
});
