/** The document of a page, which is large, and its tab. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { PageTab } from '../../../src/host/page/pageTab.ts';
import { untilSent } from '../../../src/host/platform/untilSent.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { runningServices } from '../support/extension.ts';
import { StandInTab } from '../support/tab.ts';

describe('The document of a page', () => {
  let services: Services;
  before(async () => {
    services = await runningServices();
  });

  function open(shown = '') {
    const { zones, log, context } = services;
    const { panel } = new StandInTab('A page');
    panel.webview.html = shown;
    const page = new PageTab(
      panel,
      { extension: context.extensionUri, zones, log },
      {
        document: { page: 'run', data: {} },
        schema: v.never(),
        receive: () => Promise.resolve(),
      },
    );
    return { webview: panel.webview, page };
  }

  it('is sent after its tab', async () => {
    const { webview, page } = open();
    assert.equal(webview.html, '');
    // What it may do goes with the tab: VS Code makes a document again whose rights change.
    assert.equal(webview.options.enableScripts, true);
    await eventually('a document', () =>
      Promise.resolve(webview.html.includes('<main id="root">') || undefined),
    );
    page.dispose();
  });

  it('comes before all else in a tab that shows another document, which would hear it', () => {
    const { webview, page } = open('another document');
    assert.ok(webview.html.includes('<main id="root">'), webview.html);
    page.dispose();
  });

  it('is not sent to a tab that is closed by then', async () => {
    const { webview, page } = open();
    page.dispose();
    await untilSent();
    await untilSent();
    assert.equal(webview.html, '');
  });
});
