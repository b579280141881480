import tseslint from 'typescript-eslint';
import { importRule, layers } from './build/importRules.js';

/** One tsconfig a file: rules that need types must not depend on which files are linted together. */
const checkedBy = (project) => ({
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test/vscode/server/'] },
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
  ...Object.keys(layers).map((layer) => ({
    files: [`src/${layer}/**/*.ts`, ...(layer === 'host' ? ['src/extension.ts'] : [])],
    ...checkedBy(`src/${layer}/tsconfig.json`),
  })),
  {
    files: ['src/**/*.ts'],
    plugins: { pneumatic: { rules: { imports: importRule } } },
    rules: { 'pneumatic/imports': 'error' },
  },
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
          message: 'Register commands in registerCommands.ts.',
        },
        {
          selector:
            ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind='let']",
          message: 'Some host files are in several bundles: a variable would exist once in each.',
        },
        {
          selector:
            ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Map|Set|WeakMap|WeakSet|EventEmitter)$/][arguments.length=0]',
          message: 'Some host files are in several bundles: a variable would exist once in each.',
        },
        {
          selector: "Literal[value='setContext']",
          message: 'Set context keys in manifest/contextKeys.ts.',
        },
        {
          selector:
            "MemberExpression[object.name='window'][property.name=/^(show(Information|Warning|Error)Message|setStatusBarMessage)$/]",
          message: 'Show it through platform/notify.ts, which shows names as they are.',
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
