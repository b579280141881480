import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { isPlain, readableMarkdown } from '../../../../src/core/base/markdown.ts';
import { tooltipMarkdown } from '../../../../src/core/base/tooltipMarkdown.ts';

describe('Markdown as pages and tooltips show it', () => {
  for (const [what, written, shown] of [
    [
      'a picture as a link with its description',
      '![architecture](https://a.example/x.png)',
      '[architecture](https://a.example/x.png)',
    ],
    [
      'a picture without one as a link with its file',
      '![](https://a.example/p/x.png?v=1)',
      '[x.png](https://a.example/p/x.png?v=1)',
    ],
    ['a picture of no web page by its description', '![plan](/files/plan.png)', 'plan'],
    [
      'a picture that is a link as that link',
      '[![look](https://a.example/x.png)](https://b.example) ![b][c]',
      '[look](https://b.example) [b][c]',
    ],
    [
      'an attachment as a link',
      '![plan.pdf](https://a.example/f/1 "attachment_id:3 entityType:\\"file\\"")',
      '[plan.pdf](https://a.example/f/1)',
    ],
    [
      'links that lead nowhere as their words',
      '[rel](/wiki) [top](#top) [a\\] b](x.md "t") [c](<y z>) [d](command:x) [e](javascript:f(1))',
      'rel top a\\] b c d e',
    ],
    [
      'links to the web and to mail as they are',
      '[a](https://x.example/a_(b) "t") [m](mailto:a@b.example) <https://c.example>',
      '[a](https://x.example/a_(b)) [m](mailto:a@b.example) <https://c.example>',
    ],
    [
      'footnotes as text',
      'So[^1] and[^why].\n\n[^1]: text\n[^why]: Because of that',
      'So\\[^1\\] and\\[^why\\].\n\n\\[^1\\]: text\n\\[^why\\]: Because of that',
    ],
    [
      'targets that lead nowhere not at all',
      '[a]\n\n[a]: /wiki\n[b]: https://b.example',
      '[a]\n\n\n[b]: https://b.example',
    ],
    [
      'task lists with a sign for each box',
      '- [ ] a\n* [x] b\n  1. [X] c\n> - [ ] d\n- [y] e',
      '- ☐ a\n* ☑ b\n  1. ☑ c\n> - ☐ d\n- [y] e',
    ],
    [
      'code as it is written',
      '`[a](/b)` ``- ` [ ]``\n\n```md\n![x](/y)\n- [ ] z\n```\n~~~\n[u](/v)\n~~~\n[r](/w)',
      '`[a](/b)` ``- ` [ ]``\n\n```md\n![x](/y)\n- [ ] z\n```\n~~~\n[u](/v)\n~~~\nr',
    ],
    ['code that nobody has ended to the end', 'a\n```\n[u](/v)', 'a\n```\n[u](/v)\n```'],
    ['tokens as they are', 'Hello {{name}}', 'Hello {{name}}'],
  ] as const) {
    it(`has ${what}`, () => {
      assert.equal(readableMarkdown(written), shown);
    });
  }

  it('keeps line breaks in tooltips, those of HTML too, and no other HTML', () => {
    assert.equal(
      tooltipMarkdown('One\ntwo<br>three<BR/>\n\n# Head\n`code`\n<b>x</b>\n<https://a.example>'),
      'One  \ntwo  \nthree  \n\n\n# Head  \n`code`  \n\\<b>x\\</b>  \n<https://a.example>',
    );
    assert.equal(tooltipMarkdown('| a<br>b |\n|:-:|\n| c |'), '| a b |  \n|:-:|  \n| c |');
    assert.equal(tooltipMarkdown('```\na\n<br>\n```'), '```\na\n<br>\n```');
  });

  it('is found quickly in texts that are made to take long', () => {
    const hostile = [
      '['.repeat(50_000),
      '![a]('.repeat(20_000),
      `[a](${'('.repeat(50_000)}`,
      '[\\'.repeat(30_000),
      '```\n'.repeat(20_001),
      Array.from({ length: 300 }, (_, index) => '`'.repeat(index + 1)).join(' '),
      '[a](x "'.repeat(20_000),
      '> '.repeat(50_000),
    ];
    const start = performance.now();
    for (const text of hostile) tooltipMarkdown(text);
    assert.ok(performance.now() - start < 5000);
  });
});

describe('A text without Markdown', () => {
  const renderer = new MarkdownIt('default', { html: false, linkify: true, breaks: true });
  const isParagraph = (text: string): boolean =>
    renderer.render(readableMarkdown(text)).replaceAll('&quot;', '"') === `<p>${text}</p>\n`;
  const pieces = [
    ...['Acme', 'ok', '3', ' ', '. ', '.', ': ', ':', ', ', '; ', '!', '? ', '’', '"', "'", '(c)'],
    ...[' – ', '—', '-', '--', '...', '://', 'www.', 'acme.com', 'a@b.co', '*', '_', '`', '#', '~'],
    ...[
      '<',
      '&amp;',
      '&',
      '\\',
      '[x]',
      '|',
      '\n',
      '  ',
      'é',
      'שלום',
      '中',
      '+',
      '=',
      '/',
      '@',
      '>',
    ],
  ];

  it('is drawn as what Markdown makes of it', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 });
    let plain = 0;
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('').trim();
        if (!isPlain(text)) return;
        plain += 1;
        assert.ok(isParagraph(text), JSON.stringify(text));
      }),
      { numRuns: 5000, seed: 12 },
    );
    assert.ok(plain > 100, String(plain));
  });

  it('is most descriptions', () => {
    assert.ok(isPlain('What the field is for: one sentence, or “two” (no more).'));
    assert.ok(isPlain(' Was neue Kolleginnen vor dem 1. Tag wissen; bis 14 Uhr! '));
  });
});
