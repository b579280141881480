import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { runLink } from '../../../../src/core/account/webAddresses.ts';
import { runId } from '../../../../src/core/base/ids.ts';
import { linkInMarkdown, nameAndLink } from '../../../../src/core/base/share.ts';
import { visibleText } from '../../../../src/core/base/visibleText.ts';

const link = 'https://app.example/workflows/1/';

/** The only link of a Markdown text, as a reader sees it. */
function readBack(markdown: string): { readonly name: string; readonly href: string } {
  // As chats read it: with HTML, with addresses found in plain text.
  const [, inline, ...others] = new MarkdownIt({ html: true, linkify: true }).parse(markdown, {});
  assert.equal(others.length, 1, 'one paragraph');
  const [open, ...rest] = inline?.children ?? [];
  assert.equal(open?.type, 'link_open');
  assert.equal(rest.at(-1)?.type, 'link_close');
  const texts = rest.slice(0, -1);
  assert.ok(texts.every(({ type }) => type === 'text'));
  return {
    name: texts.map(({ content }) => content).join(''),
    href: String(open.attrGet('href')),
  };
}

const asRead = (name: string): string => visibleText(name).replaceAll(/\s+/g, ' ').trim();

const oddName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...['[', ']', '(', ')', '\\', '*', '**', '_', '`', '``', '<b>', '&amp;', '!', '~~', '|'],
        ...['https://x.example', '<https://x.example>', '![a](b)', '\n', '\n\n', '# ', '- ', 'x'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('A name with its link', () => {
  it('is one line of plain text', () => {
    assert.equal(nameAndLink('Week\n40', link), `Week 40 – ${link}`);
    assert.equal(nameAndLink(' ', link), link);
  });

  it('is a link in Markdown', () => {
    assert.equal(linkInMarkdown('Week 40', link), `[Week 40](${link})`);
    assert.equal(linkInMarkdown('[x](y) *z*', link), `[\\[x\\](y) \\*z\\*](${link})`);
    assert.equal(linkInMarkdown('', link), `[${link}](${link})`);
  });

  it('is read back from Markdown as it was, whatever its signs', () => {
    fc.assert(
      fc.property(oddName, fc.string(), (name, id) => {
        const address = runLink('https://app.example', runId(id));
        const read = readBack(linkInMarkdown(name, address));
        assert.equal(read.name, asRead(name) === '' ? address : asRead(name));
        assert.equal(decodeURIComponent(read.href), decodeURIComponent(address));
      }),
    );
  });
});
