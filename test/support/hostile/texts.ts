/** An element that can only come from a text of the service. */
export const hostileElement = 'x-hostile';
/** The global that a script of the service would leave in its window. */
export const hostileMark = 'attacked';

/** @param host the server of the accomplice, which must never get a request: `127.0.0.1:8000`. */
export const hostileTexts = (host: string): readonly string[] => [
  // HTML, scripts and event handlers
  `<script>window.${hostileMark}=1</script>`,
  `<img src="http://${host}/img" onerror="window.${hostileMark}=1">`,
  `<${hostileElement} onclick="window.${hostileMark}=1">click</${hostileElement}>`,
  `"><svg onload=window.${hostileMark}=1>`,
  `<iframe src="http://${host}/frame"></iframe>`,
  `<link rel=stylesheet href=http://${host}/css>`,
  `<style>@import url(http://${host}/import);*{display:none}</style>`,
  `<base href="http://${host}/">`,
  `<form action="http://${host}/form"><button>Launch</button></form>`,
  `<a href="command:workbench.action.toggleSidebarVisibility">Set API Key…</a>`,
  `</textarea></title><${hostileElement}>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=window.${hostileMark}=1>`,
  // Links that lead nowhere
  `[Try Again](command:workbench.action.toggleSidebarVisibility)`,
  `[Try Again](COMMAND:workbench.action.toggleSidebarVisibility "Set API Key…")`,
  `[open](javascript:window.${hostileMark}=1)`,
  `[open](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `[open](vscode://pneumatic.pneumatic/launch?id=7)`,
  `[open](vscode-insiders:extension/x) <command:workbench.action.toggleSidebarVisibility>`,
  `[open](file:///etc/passwd)`,
  `[a]: command:workbench.action.toggleSidebarVisibility\n\n[a]`,
  `javascript:window.${hostileMark}=1`,
  // Pictures and other Markdown that fetches
  `![look](http://${host}/markdown)`,
  `![look][b]\n\n[b]: http://${host}/reference`,
  `[![look](http://${host}/nested)](https://example.org)`,
  `<http://${host}/automatic>`,
  `\`\`\`html\n<${hostileElement}>\n\`\`\``,
  // VS Code's own icons
  '$(verified) $(check) Verified',
  '$(sync~spin)',
  '${env:HOME} ${workspaceFolder} {0} {1} %command.launch% {{date}}',
  // Texts that hide their order or their length
  '\u202etxt.exe\u202c',
  'Pay\u2066\u202egnihton\u2069 now',
  '\u2069\u202e gnineppah si gnihtoN',
  'Re\u200blease\u2060 to\ufeff production',
  '\u200e\u200f\u061c\u00ad',
  'a\u0000b\u0007c\u001b[31md\u007f',
  'One line\nand another\r\n\tand a third',
  `Z${'\u0351'.repeat(200)}algo`,
  'W'.repeat(3000),
  '\ud800 half a character',
  // Names of properties
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  // Paths
  '../../../auth/context',
  '..\\..\\..',
  '%2e%2e%2f%2e%2e%2f',
  '/etc/passwd\u0000.json',
  '?limit=0#',
  '7/run?x=',
];

/** Ids that are no positive numbers. */
export const hostileIds: readonly (string | number)[] = [
  ...[-1, 0, Number.MAX_SAFE_INTEGER],
  ...[
    '../../auth/context',
    '..',
    '%2e%2e',
    '7/run?x=',
    '__proto__',
    'constructor',
    '\u202e7',
    '\ud8007',
    '<b>7',
  ],
];
