import type { CheckGroup } from '../check.ts';
import { Difference, denies, pages, refusesPart, same, succeeds } from '../expect.ts';
import type { Json } from '../server.ts';

export const account: CheckGroup = {
  about: 'The account',
  checks: [
    {
      name: 'tells who the key belongs to, and where they are',
      run: async ({ ask }) => {
        const context = succeeds('GET /auth/context', await ask('/auth/context', 'owner'));
        same('type', context.type, 'user');
        const names = ['first_name', 'last_name', 'language', 'timezone', 'date_fmt', 'date_fdw'];
        for (const name of [...names, 'is_superuser', 'has_workflow_viewer_access']) {
          same(`has ${name}`, name in context, true);
        }
        const { account: of } = context as { readonly account: Json };
        for (const name of ['id', 'name', 'billing_plan', 'max_users', 'tenants_active_users']) {
          same(`has account.${name}`, name in of, true);
        }
      },
    },
    {
      name: 'refuses an unknown key with a code and two messages',
      run: async ({ ask }) => {
        const { status, body } = await ask('/auth/context', 'owner', {
          authorization: 'Bearer pn-0000000000000000000000000000dead',
        });
        const { code, messages } = body as Json;
        same('code', [status, code], [401, 'token_not_valid']);
        if (!Array.isArray(messages)) throw new Difference('messages: no list');
        same('messages', messages.length, 2);
      },
    },
    {
      name: 'refuses a request without a key',
      run: async ({ ask }) => {
        denies('no key', await ask('/templates', 'owner', { authorization: undefined }), 401);
      },
    },
    {
      name: 'has pages where nothing is, and nothing at /',
      run: async ({ ask }) => {
        pages('an unknown path', await ask('/no-such-path', 'owner'), 404);
        const { status, body } = await ask('/', 'owner');
        same('/', [status, body], [204, undefined]);
      },
    },
    {
      name: 'lets nobody post to /workflows',
      run: async ({ ask }) => {
        denies('POST /workflows', await ask('/workflows', 'owner', { body: {} }), 403);
      },
    },
    {
      name: 'breaks on groups that are no numbers',
      run: async ({ ask }) => {
        pages('?groups=x', await ask('/accounts/users?groups=x', 'owner'), 500);
      },
    },
    {
      name: 'names what is wrong about a query',
      run: async ({ ask }) => {
        const groups = await ask('/accounts/groups?ordering=x', 'owner');
        refusesPart('groups', groups, { name: 'ordering' });
        const templates = await ask('/templates?limit=-1', 'owner');
        refusesPart('templates', templates, { name: 'limit' });
        refusesPart('tasks', await ask('/v3/tasks?ordering=x', 'owner'), { name: 'ordering' });
      },
    },
  ],
};
