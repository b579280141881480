/** VS Code's own setting for a proxy, which the host’s `fetch` follows. */
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { dialects } from '../../src/api/dialect.ts';
import { workflowId } from '../../src/core/base/ids.ts';
import type { Services } from '../../src/host/services.ts';
import { type FaultProcess, startFaultProcess } from '../support/failing/proxy/faultProcess.ts';
import {
  type ForwardingProcess,
  startForwardingProcess,
} from '../support/failing/proxy/forwardingProcess.ts';
import { deadOrigin } from '../support/failing/server.ts';
import { signInTo, tidy } from './support/account.ts';
import { extension, runningServices } from './support/extension.ts';
import { launchHandover } from './support/launchHandover.ts';
import { as, roots, shown, tooltipText, workflowNames } from './support/nodes.ts';
import { createServers } from './support/servers.ts';

const key = 'a-key-behind-a-proxy';
/** This machine too, at an address for which VS Code uses the proxy. */
const local = '127.0.0.2';
const remote = 'pneumatic.example';

for (const dialect of dialects) {
  describe(`A proxy before a server (${dialect})`, () => {
    const servers = createServers();
    let services: Services;
    let fault: FaultProcess;
    let proxy: ForwardingProcess;
    let port = '';

    before(async () => {
      services = await runningServices();
      const folder = path.join(extension().extensionPath, 'test/support/failing/proxy');
      fault = await startFaultProcess(await servers.sandbox(key, { dialect }), folder);
      ({ port } = new URL((await fault.open({ target: 'nothing' })).origin));
      const secure = await fault.open({ target: 'nothing', greeting: 'tlsOtherName' });
      proxy = await startForwardingProcess(folder, {
        [local]: Number(port),
        [remote]: Number(new URL(secure.origin).port),
      });
    });
    afterEach(async () => {
      await tidy(services);
      await use(undefined);
    });
    after(async () => {
      await proxy.stop();
      await fault.stop();
      await servers.stop();
    });

    /** Sets the proxy. With an exception of its own, those of the environment do not count. */
    async function use(address: string | undefined): Promise<void> {
      const settings = vscode.workspace.getConfiguration('http');
      const exceptions = address === undefined ? undefined : ['not-asked-for.example'];
      await settings.update('noProxy', exceptions, vscode.ConfigurationTarget.Global);
      await settings.update('proxy', address, vscode.ConfigurationTarget.Global);
    }

    async function failureText(): Promise<string> {
      const [failure] = await roots(services);
      return tooltipText(shown(services, as('failure', failure)));
    }

    it('is asked for the server, and both reads and launches go through it', async () => {
      await use(proxy.origin);
      await signInTo(services, `http://${local}:${port}`, key, dialect);
      assert.ok((await workflowNames(services)).includes('on-call handover'));
      assert.equal((await launchHandover(services, 'Through the proxy')).phase, 'launched');
      assert.deepEqual([...new Set(proxy.asked)], [`CONNECT ${local}:${port}`]);
    });

    it('carries TLS unopened: the certificate is the server’s to show', async () => {
      await use(proxy.origin);
      await signInTo(services, `https://${remote}`, key, dialect);
      assert.match(await failureText(), /certificate cannot be trusted/);
      assert.ok(proxy.asked.includes(`CONNECT ${remote}:443`));
    });

    it('that refuses is reported like a server that cannot be reached, for a launch, too', async () => {
      await use(proxy.origin);
      const { api } = await signInTo(services, 'https://another.example', key, dialect);
      assert.match(await failureText(), /cannot be reached\. \(PROXY_403\)/);
      const workflow = workflowId('10');
      const launched = await api.launch({ workflow, name: 'No', values: [], taskLinks: [] });
      assert.deepEqual(launched, {
        ok: false,
        error: { kind: 'unreachable', reason: 'PROXY_403' },
      });
    });

    it('that is not there is reported like a server that cannot be reached', async () => {
      await use(await deadOrigin());
      await signInTo(services, `https://${remote}`, key, dialect);
      assert.match(await failureText(), /cannot be reached/);
    });
  });
}
