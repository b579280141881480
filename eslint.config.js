import tseslint from 'typescript-eslint';

const only = (allowed, message) => ({
  patterns: [{ regex: allowed, message }],
});

/** One tsconfig a file: rules that need types must not depend on which files are linted together. */
const checkedBy = (project) => ({
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
});

/** Each layer names what it must not import (docs: ARCHITECTURE.md, "Layers"). */
const layers = {
  core: {
    files: ['src/core/**/*.ts'],
    // Both are pure: a table of offsets, asked for an instant, and a finder of texts in texts.
    forbid:
      '^(?!\\.{1,2}/|@date-fns/tz/tzOffset$|@leeoniya/ufuzzy$)|/(api|protocol|host|webview|sandbox)/',
    message: 'core imports nothing but core, the offsets of time zones and the finder of texts.',
  },
  protocol: {
    files: ['src/protocol/**/*.ts'],
    forbid: '^(?!\\.{1,2}/|valibot$)|/(api|host|webview|sandbox)/',
    message: 'protocol imports core and valibot only.',
  },
  api: {
    files: ['src/api/**/*.ts'],
    forbid: '^(?!\\.{1,2}/|valibot$|ofetch$|p-retry$)|/(protocol|host|webview|sandbox)/',
    message: 'api imports core, valibot, ofetch and p-retry only.',
  },
  webview: {
    files: ['src/webview/**/*.ts'],
    forbid:
      '^(?!\\.{1,2}/|valibot$|lit$|lit/|@vscode-elements/elements/|markdown-it$|dompurify$)|/(api|host|sandbox)/',
    message: 'webview imports core, protocol and its page libraries only.',
  },
  sandbox: {
    files: ['src/sandbox/**/*.ts'],
    forbid:
      '^(?!\\.{1,2}/|node:|valibot$|hono$|hono/|@hono/node-server$)|/(api|protocol|host|webview)/',
    message: 'sandbox imports core types, Node, hono and valibot only: never api.',
  },
  host: {
    files: ['src/host/**/*.ts', 'src/extension.ts'],
    forbid: '^(?!\\.{1,2}/|node:|vscode$|valibot$)|/webview/',
    message: 'host imports core, api, protocol, vscode and Node only.',
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test/workbench/server/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  ...Object.entries(layers).map(([layer, { files, forbid, message }]) => ({
    files,
    ...checkedBy(`src/${layer}/tsconfig.json`),
    rules: { '@typescript-eslint/no-restricted-imports': ['error', only(forbid, message)] },
  })),
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: "MemberExpression[property.name='innerHTML']", message: 'Text is text.' },
        { selector: 'TSNonNullExpression', message: 'Show why it cannot be undefined.' },
      ],
    },
  },
  {
    files: ['src/host/**/*.ts'],
    ignores: [
      'src/host/registerCommands.ts',
      'src/host/manifest/contextKeys.ts',
      'src/host/platform/notify.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='registerCommand']",
          message: 'Register commands in commands/register.ts.',
        },
        { selector: "Literal[value='setContext']", message: 'Set context in contextKeys.ts.' },
        {
          selector:
            "MemberExpression[object.name='window'][property.name=/^(show(Information|Warning|Error)Message|setStatusBarMessage)$/]",
          message: 'Say it through messages.ts, which takes names for what they are.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ...checkedBy('test/tsconfig.json'),
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
);
