import assert from 'node:assert/strict';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { workflowOf } from '../support/samples/workflows.ts';

const unsafeLinks = [
  '[click](javascript:attacked=true)',
  '[click](data:text/html,<script>attacked=true</script>)',
  '[click](vscode://attacker/command)',
  '[click](command:workbench.action.quit)',
  '[click](file:///etc/passwd)',
  '[click](/relative)',
];
const attacks = [
  '<script>attacked=true</script>',
  '<img src=x onerror="attacked=true">',
  '![picture](https://spy.example/pixel.png)',
  '![data](data:image/svg+xml,<svg onload="attacked=true"/>)',
  ...unsafeLinks,
  '<a href="https://example.com" onclick="attacked=true">x</a>',
  '<style>body{display:none}</style><iframe src="https://spy.example"></iframe>',
  '<form action="https://spy.example"><input></form>',
  '"><svg/onload=attacked=true>',
  '[x](https://ok.example "title\\" onmouseover=\\"attacked=true")',
  '`</code><script>attacked=true</script>`',
];

describe('Descriptions in Markdown', () => {
  const open = usePages();

  async function openDescription(text: string): Promise<PageForm> {
    const form = await open();
    const plain = workflowOf([]);
    const workflow = { ...plain, description: text, form: { ...plain.form, description: text } };
    await form.show(readyView(workflow));
    await form.page.locator('.markdown.awaited').first().waitFor({ state: 'detached' });
    return form;
  }

  it('are shown as what they mean, of the workflow and of its form', async () => {
    const form = await openDescription(
      '**Bold**\nnext line\n\n- `code`\n\n3. Third\n\n|a|\n|-|\n|b|',
    );
    const shown = form.page.locator('.markdown');
    assert.equal(await shown.count(), 2);
    for (const name of ['strong', 'br', 'li code', 'td', 'ol[start="3"]']) {
      assert.equal(await shown.locator(name).count(), 2, name);
    }
  });

  it('can do nothing, whatever is written in them', async () => {
    const form = await openDescription(attacks.join('\n\n'));
    for (const link of await form.page.locator('.markdown a').all()) await link.click();
    const [tags, attributes] = await form.page.evaluate(() => {
      const elements = [...document.querySelectorAll('.markdown *')];
      return [
        [...new Set(elements.map(({ tagName }) => tagName))].sort(),
        [...new Set(elements.flatMap((element) => element.getAttributeNames()))].sort(),
      ];
    });
    assert.deepEqual(tags, ['A', 'CODE', 'P']);
    assert.deepEqual(attributes, ['dir', 'href']);
    await form.page.getByText('picture', { exact: true }).first().waitFor();
    for (const { url } of await form.messagesOf('openLink')) assert.match(url, /^https:/);
    assert.equal(await form.page.evaluate(() => window.attacked), undefined);
    assert.deepEqual(
      form.requests.filter((url) => !url.startsWith(new URL(form.page.url()).origin)),
      [],
    );
    await form.assertQuiet();
  });

  it('lead to web pages and to mail only, and through the host', async () => {
    const form = await openDescription(
      `${unsafeLinks.join('\n\n')}\n\n[page](http://example.com/a) https://example.com/b [mail](mailto:a@b.c)`,
    );
    const before = form.page.url();
    for (const link of await form.page.locator('.markdown').first().getByRole('link').all()) {
      await link.click();
    }
    await form.page.getByRole('link', { name: 'page' }).first().press('Enter');
    await form.page.getByRole('link', { name: 'page' }).first().click({ button: 'middle' });
    const urls = (await form.messagesOf('openLink')).map(({ url }) => url);
    assert.deepEqual(urls, [
      'http://example.com/a',
      'https://example.com/b',
      'mailto:a@b.c',
      'http://example.com/a',
      'http://example.com/a',
    ]);
    assert.equal(form.page.url(), before);
    assert.equal(form.page.context().pages().length, 1);
  });

  it('have links for pictures, words for links that lead nowhere, and boxes for tasks', async () => {
    const form = await openDescription(
      [
        '![architecture](https://a.example/x.png) ![](https://a.example/y.png?v=1) ![z](/z.png)',
        '[rel](/wiki) [top](#top) [^1] ![look][b]',
        '[^1]: text',
        '- [ ] open\n- [x] done',
        'one<br>two<br/>\nthree',
        '[b]: https://b.example/c',
      ].join('\n\n'),
    );
    const shown = form.page.locator('.markdown').first();
    assert.equal(
      await shown.innerText(),
      'architecture y.png z\n\nrel top [^1] look\n\n[^1]: text\n\n☐ open\n☑ done\n\none\ntwo\nthree',
    );
    assert.deepEqual(
      await shown
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      ['https://a.example/x.png', 'https://a.example/y.png?v=1', 'https://b.example/c'],
    );
    assert.equal(await shown.locator('img, input').count(), 0);
  });

  it('have the boxes of tasks where other items have their bullets', async () => {
    const form = await openDescription(
      '- plain\n- [ ] open\n- [x] **done**\n\n---\n\n- \n  - [ ] inner\n',
    );
    const shown = form.page.locator('.markdown').first();
    const signs = shown.locator('.sign');
    assert.deepEqual(await signs.allInnerTexts(), ['☐', '☑', '☐']);
    assert.equal(await shown.locator('li.to-do').count(), 3);
    const starts = await shown.locator('li').evaluateAll((items) =>
      items.slice(0, 3).map((item) => {
        const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
        let words = texts.nextNode();
        while (words && !/\w/.test(words.nodeValue ?? '')) words = texts.nextNode();
        const range = document.createRange();
        range.selectNodeContents(words ?? item);
        range.setStart(words ?? item, (words?.nodeValue ?? '').search(/\w/));
        return range.getBoundingClientRect().left - item.getBoundingClientRect().left;
      }),
    );
    assert.ok(Math.max(...starts) - Math.min(...starts) < 2, starts.join(', '));
  });

  it('have tables as they were aligned, whose words stay whole in a narrow tab', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaft';
    const row = `| ${Array.from({ length: 5 }, () => long).join(' | ')} |`;
    const form = await openDescription(
      `${row}\n| :-- | :-: | --: | --- | --- |\n| a<br>b | c | d | e | f |`,
    );
    await form.page.setViewportSize({ width: 400, height: 600 });
    const table = form.page.locator('.markdown').first().locator('table');
    const sides = (name: string) =>
      table
        .locator(name)
        .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
    const aligned = ['-webkit-left', '-webkit-center', '-webkit-right', 'start', 'start'];
    assert.deepEqual([await sides('th'), await sides('td')], [aligned, aligned]);
    assert.equal(await table.locator('td br').count(), 1);
    const lines = await table.locator('th').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
      }),
    );
    assert.deepEqual(lines, [1, 1, 1, 1, 1]);
    const [page, box] = await table.evaluate((element) => [
      document.documentElement.scrollWidth,
      (element.parentElement?.scrollWidth ?? 0) > (element.parentElement?.clientWidth ?? 0),
    ]);
    assert.deepEqual([page, box], [400, true]);
    await form.page.locator('.wide-table[tabindex="0"]').first().waitFor();
    await form.assertQuiet();
  });

  it('run from the right where their language does, block by block', async () => {
    const form = await openDescription(
      'שלום עולם\n\nHello\n\n- مرحبا\n\n> שלום\n\n|עיר|\n|-|\n|חיפה|',
    );
    const directions = await form.page
      .locator('.markdown')
      .first()
      .locator('p, li, td')
      .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction));
    assert.deepEqual(directions, ['rtl', 'ltr', 'rtl', 'rtl', 'rtl']);
  });

  it('can be read as they were written where nothing can draw them', async () => {
    const form = await open();
    await form.page.route('**/markdown.js', (route) => route.abort());
    await form.show(readyView({ ...workflowOf([]), description: '**Bold**\n- item' }));
    const shown = form.page.locator('.markdown');
    await form.page.locator('.markdown.awaited').waitFor({ state: 'detached' });
    assert.equal(await shown.innerText(), '**Bold**\n- item');
  });

  it('are drawn once that can be loaded after all, when somebody comes back to the page', async () => {
    const form = await open();
    await form.page.route('**/markdown.js', (route) => route.abort());
    await form.show(readyView({ ...workflowOf([]), description: '**Bold**' }));
    await form.page.locator('.markdown.awaited').waitFor({ state: 'detached' });
    await form.page.unroute('**/markdown.js');
    await form.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await form.page.locator('.markdown strong').first().waitFor();
    assert.equal(await form.page.locator('.markdown.written').count(), 0);
  });

  it('need nothing that draws them where they are words alone', async () => {
    const form = await openDescription('What has to be known: who, when and where.');
    assert.deepEqual(await form.page.locator('.markdown p[dir="auto"]').allInnerTexts(), [
      'What has to be known: who, when and where.',
      'What has to be known: who, when and where.',
    ]);
    assert.deepEqual(
      form.requests.filter((url) => url.includes('markdown')),
      [],
    );
  });
});
